/** Acts that the pairs do without, and why. An act that is neither staged nor named here fails the test. */
const reasons: Record<string, readonly string[]> = {
  'changes an account, a session or a setting of the portal, and no file, call, decision or euro': [
    'beHere', 'beginTotp', 'begunTotp', 'changeRoles', 'changeRules', 'changeSettings', 'changeTemplate', 'checkSchoolHoliday', 'chooseMessageMail', 'createStaffUser', 'endOtherSessions', 'endSession', 'enrolTotp', 'confirmSignIn', 'issuePhoneCode', 'makeRecoveryCodes', 'signInWithCode',
    'putTemplateInUse', 'recoverSignIn', 'reinstateUser', 'removeTotp', 'requestSignIn', 'resetSecondFactor', 'suspendUser', 'updateAccount',
  ],
  'changes an organisation or who acts for it; the four eyes of its account have their own test': [
    'acceptInvitation', 'changeAccount', 'createPartnership', 'decideMandate', 'endMembership', 'inviteColleague', 'recordRecognition', 'registerOrganisation', 'requestMandate', 'updateOrganisation',
  ],
  'writes nothing; what becomes of what it judged is changed under it in its own test': ['prepareFiling'],
  'only shows how a text would be read': ['previewEdition', 'previewResidence', 'previewSessions'],
  'writes the words of a call that nobody filed in yet': ['announceCall', 'createCall', 'moveQuestion', 'removeQuestion', 'saveQuestion', 'updateCall', 'updateCallWords'],
  'is one statement or one row of its own, raced in its own test': ['confirmCopied', 'copyActivity', 'saveCompletion', 'saveReport', 'saveReview', 'saveSection', 'stateEmployers', 'stateExpertise'],
  'is about the bytes of a file, or a key': ['addControlFile', 'publicKeys', 'rememberSigningKey', 'requireControlWork', 'dropUploads', 'finishUpload', 'receiveUpload', 'removeAttachment', 'removeEvidence', 'scanFiles', 'startUpload', 'stopUpload', 'readPaymentFile'],
  'does what another act of the catalogue does, asked in another way': ['askProposal', 'computeProposal', 'fileApplication', 'importAssignment', 'previewImport', 'solveAndKeep', 'tellOfMessagesDaily', 'retryEmail'],
}
export const leftOut = Object.values(reasons).flat()
