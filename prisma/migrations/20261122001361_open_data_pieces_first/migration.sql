-- The pieces of a file are written before the file, whose checksum is known only then.
alter table open_data_piece alter constraint open_data_piece_file_id_fkey deferrable initially immediate;
