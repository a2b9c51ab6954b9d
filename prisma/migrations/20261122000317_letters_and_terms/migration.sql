-- The account of VLAIO on which beneficiaries of a call pay money back.
alter table call add column repayment_iban text not null default '';

-- How many days before its end the term to accept a grant is recalled: 10 of 30, as until now nobody was reminded.
update call set terms = terms || '{"acceptReminderDays": 10}'::jsonb where terms <> '{}'::jsonb and not terms ? 'acceptReminderDays';
