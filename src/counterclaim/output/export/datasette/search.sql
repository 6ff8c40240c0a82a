-- The index for words, made when all rows are there. Trigrams find parts of words in every script, from three letters on.

create virtual table claims_fts using fts5(
  sentence, gloss, said_by, people, place, content="claims", tokenize="trigram"
);
insert into claims_fts(claims_fts) values ('rebuild');
insert into documents_fts(documents_fts) values ('rebuild');
