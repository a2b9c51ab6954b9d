-- The bank certificate of an account that is not in the organisation's own name.
alter table organisation add column account_proof_sha256 text, add column account_proof_name text not null default '';
alter table organisation add constraint organisation_account_proof check (account_proof_sha256 is null or account_proof_sha256 ~ '^[0-9a-f]{64}$');
