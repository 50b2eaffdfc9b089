-- How often each pair of characters stands in the names of results. What an index of some rows only (V40) knows of them, the planner does not ask; without it
-- every word was taken for a seldom one, and words that all results have brought all of them up. With it such words are met newest first.
create statistics inspection_result_words on (inspection_grams(party_name)) from inspection_result;
analyze inspection_result;
