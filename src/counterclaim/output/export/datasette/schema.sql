-- The tables of the exported ledger. Columns are told of in metadata.toml.

create table about (
  name text primary key,
  value text not null
) without rowid;

create table stories (
  id text primary key,
  title text not null,
  reports integer not null,
  languages text,
  first_report text,
  last_report text,
  contradictions integer not null
);

create table documents (
  id text primary key,
  title text,
  outlet text,
  author text,
  language text,
  published text,
  published_until text,
  published_from text,
  modified text,
  url text,
  archived_url text,
  media_type text,
  characters integer,
  read_on text
);

create table story_documents (
  story text not null references stories(id),
  document text not null references documents(id),
  primary key (story, document)
) without rowid;

create table speakers (
  id text primary key,
  name text not null,
  other_names text,
  type text,
  country text,
  figures integer not null
);

create table series (
  id text primary key,
  story text not null references stories(id),
  title text not null,
  measure text not null,
  people text not null,
  country text,
  place text,
  latitude real,
  longitude real,
  event text,
  period text,
  in_passing integer not null,
  low integer,
  best integer,
  high integer,
  as_of text,
  as_of_until text,
  corroboration text,
  low_by text,
  best_by text,
  high_by text,
  why text,
  statements integer not null,
  reports integer not null
);
create index series_of_story on series(story);

create table claims (
  id text primary key,
  document text not null references documents(id),
  gloss text,
  sentence text not null,
  low integer,
  high integer,
  qualifier text not null,
  printed text not null,
  unit text not null,
  measure text not null,
  role text not null,
  country text,
  entity text,
  people text,
  place text,
  place_country text,
  place_precision text,
  latitude real,
  longitude real,
  speaker text references speakers(id),
  said_by text,
  via text,
  stated integer,
  said text,
  as_of text,
  as_of_until text,
  window_start text,
  window_end text,
  event text,
  counting text not null,
  basis text not null,
  stance text not null,
  standpoint text,
  implicit integer not null,
  repeats text,
  language text not null,
  start integer not null,
  end integer not null,
  sentence_start integer not null,
  sentence_end integer not null,
  evidence text not null,
  confidence real,
  judged_by text,
  judged_why text,
  reader text,
  mention text not null
);
create index claims_of_document on claims(document);
create index claims_of_speaker on claims(speaker);
create index claims_of_measure on claims(measure);

create table claim_speakers (
  claim text not null references claims(id),
  speaker text not null references speakers(id),
  part text not null,
  primary key (claim, speaker, part)
) without rowid;
create index claims_by_speaker on claim_speakers(speaker);

create table statements (
  id text primary key,
  series text not null references series(id),
  date text,
  date_until text,
  date_kind text not null,
  figure text not null,
  low integer,
  high integer,
  said_by text not null,
  names_speaker integer not null,
  via text,
  speaker text references speakers(id),
  stance text not null,
  reports integer not null,
  copies integer not null,
  claim text not null references claims(id)
);
create index statements_of_series on statements(series);
create index statements_of_speaker on statements(speaker);
create index statements_of_claim on statements(claim);

create table mentions (
  statement text not null references statements(id),
  claim text not null references claims(id),
  copied integer not null,
  primary key (statement, claim)
) without rowid;
create index mentions_of_claim on mentions(claim);

create table verdicts (
  id text primary key,
  story text not null references stories(id),
  relation text not null,
  earlier text not null references claims(id),
  later text not null references claims(id),
  why text not null,
  drift text,
  rules text,
  confidence real
);
create index verdicts_of_story on verdicts(story);
create index verdicts_of_earlier on verdicts(earlier);
create index verdicts_of_later on verdicts(later);

create table positions (
  id text primary key,
  story text not null references stories(id),
  series text references series(id),
  document text not null references documents(id),
  position text not null,
  said_by text not null,
  speaker text references speakers(id),
  measure text,
  said text,
  quote text not null,
  language text not null,
  start integer not null,
  end integer not null
);
create index positions_of_story on positions(story);
create index positions_of_series on positions(series);
create index positions_of_document on positions(document);
create index positions_of_speaker on positions(speaker);

create view current_tolls as
select stories.title as story, series.title as counted, series.best, series.low, series.high, series.as_of,
  series.corroboration, coalesce(series.best_by, series.low_by) as said_by, series.why, series.measure, series.country,
  series.place, series.latitude, series.longitude, series.id as series
from series join stories on stories.id = series.story
where series.corroboration is not null
order by stories.reports desc, series.reports desc, series.id;

create view contradictions as
select stories.title as story, verdicts.why, earlier.said_by as earlier_by, earlier.printed as earlier_figure,
  earlier.sentence as earlier_quote, one.outlet as earlier_outlet, one.published as earlier_published,
  one.url as earlier_url, later.said_by as later_by, later.printed as later_figure, later.sentence as later_quote,
  other.outlet as later_outlet, other.published as later_published, other.url as later_url, later.measure,
  verdicts.id as verdict
from verdicts
join stories on stories.id = verdicts.story
join claims as earlier on earlier.id = verdicts.earlier
join claims as later on later.id = verdicts.later
join documents as one on one.id = earlier.document
join documents as other on other.id = later.document
where verdicts.relation = 'contradicts'
order by stories.reports desc, verdicts.confidence desc, verdicts.id;
