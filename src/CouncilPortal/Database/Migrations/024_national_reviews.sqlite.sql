-- The Ombudsman's review of a year: its text in blocks, above the national figures. It becomes public with the year, or from an
-- instant of its own where that is later. version: the text that counts, 0 before there is one; written_at: when the first was saved.
create table national_reviews (
    year text not null primary key references reporting_years (year),
    version integer not null default 0,
    written_at timestamptz,
    public_from timestamptz
);

-- Every text that was saved. Appended; taken_up: the earlier version whose words these are.
create table national_review_texts (
    year text not null references national_reviews (year),
    version integer not null check (version > 0),
    blocks text not null,
    taken_up integer,
    at timestamptz not null,
    by_person_id bigint,
    by_name text not null,
    primary key (year, version)
);

create trigger national_reviews_inserted after insert on national_reviews begin update data_version set version = version + 1 where id = 1; end;
create trigger national_reviews_updated after update on national_reviews begin update data_version set version = version + 1 where id = 1; end;
create trigger national_reviews_deleted after delete on national_reviews begin update data_version set version = version + 1 where id = 1; end;
create trigger national_review_texts_inserted after insert on national_review_texts begin update data_version set version = version + 1 where id = 1; end;
create trigger national_review_texts_updated after update on national_review_texts begin update data_version set version = version + 1 where id = 1; end;
create trigger national_review_texts_deleted after delete on national_review_texts begin update data_version set version = version + 1 where id = 1; end;
