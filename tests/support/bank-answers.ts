type Entry = { reference?: string; euro: string; day?: string; message?: string; returned?: string; currency?: string; account?: string }

const bytes = (xml: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${xml}`))

/** A status report of the bank: a line per payment, or one status for a whole file. */
export const statusReport = (given: { messageId?: string; group?: string; reason?: string; lines?: { reference: string; status: string; euro?: string; reason?: string }[] }): Uint8Array<ArrayBuffer> => {
  const why = (code?: string) => (code ? `<StsRsnInf><Rsn><Cd>${code}</Cd></Rsn><AddtlInf>Rekening &amp; naam</AddtlInf></StsRsnInf>` : '')
  const line = ({ reference, status, euro, reason }: { reference: string; status: string; euro?: string; reason?: string }) =>
    `<TxInfAndSts><OrgnlEndToEndId>${reference}</OrgnlEndToEndId><TxSts>${status}</TxSts>${why(reason)}${euro ? `<OrgnlTxRef><Amt><InstdAmt Ccy="EUR">${euro}</InstdAmt></Amt></OrgnlTxRef>` : ''}</TxInfAndSts>`
  const { messageId = 'STEM-0', group, reason, lines = [] } = given
  return bytes(`<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><GrpHdr><MsgId>BANK-1</MsgId></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>${messageId}</OrgnlMsgId>${group ? `<GrpSts>${group}</GrpSts>${why(reason)}` : ''}</OrgnlGrpInfAndSts>${lines.length > 0 ? `<OrgnlPmtInfAndSts><OrgnlPmtInfId>${messageId}</OrgnlPmtInfId>${lines.map(line).join('')}</OrgnlPmtInfAndSts>` : ''}</CstmrPmtStsRpt></Document>`)
}

/** A statement: what left the account, what came back of it and what came in. */
export const statement = (given: { out?: Entry[]; in?: Entry[]; id?: string; account?: string }): Uint8Array<ArrayBuffer> => {
  const entry = (side: 'DBIT' | 'CRDT') => ({ reference, euro, day = '2026-11-20', message, returned, currency = 'EUR', account }: Entry) =>
    `<Ntry><Amt Ccy="${currency}">${euro}</Amt><CdtDbtInd>${side}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${day}</Dt></BookgDt><NtryDtls><TxDtls>${reference ? `<Refs><EndToEndId>${reference}</EndToEndId></Refs>` : ''}${account ? `<RltdPties><CdtrAcct><Id><IBAN>${account}</IBAN></Id></CdtrAcct></RltdPties>` : ''}${message ? `<RmtInf><Strd><CdtrRefInf><Ref>${message}</Ref></CdtrRefInf></Strd></RmtInf>` : ''}${returned ? `<RtrInf><Rsn><Cd>${returned}</Cd></Rsn></RtrInf>` : ''}</TxDtls></NtryDtls></Ntry>`
  return bytes(`<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>${given.id ?? 'UITTREKSEL-1'}</MsgId></GrpHdr><Stmt><Acct><Id><IBAN>${given.account ?? 'BE68539007547034'}</IBAN></Id></Acct>${(given.out ?? []).map(entry('DBIT')).join('')}${(given.in ?? []).map(entry('CRDT')).join('')}</Stmt></BkToCstmrStmt></Document>`)
}
