-- The office reads what is filed; what became a draft again is not. Its earlier copies keep the instant at which they were filed.
update application set submitted_at = null where status = 'DRAFT';
alter table application add constraint application_draft_not_filed check (status <> 'DRAFT' or submitted_at is null);
