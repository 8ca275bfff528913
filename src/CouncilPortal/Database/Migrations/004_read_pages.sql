-- Lists of published decisions, of one council and of all, come out of an index in their order.
drop index decision_authorities_authority;
create index decision_authorities_authority on decision_authorities (authority_id, decided_on, published_on, decision_id);
create index decisions_decided_on on decisions (decided_on, reference);
