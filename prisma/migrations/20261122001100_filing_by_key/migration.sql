-- These find rows by their key only. A plan that was kept from when a table was small went on reading that table from its first row to its last:
-- never here, whatever size a table had when the plan was made (docs/decisions/0033).
alter function session_of(text, int) set enable_seqscan = off;
alter function surroundings_of(uuid) set enable_seqscan = off;
