-- Each morning asks what came in a file lately.
create index recommendation_events_imported on recommendation_events (at) where kind = 'imported';
