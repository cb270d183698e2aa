"""Splink on the file that bench/dedupe.ts writes: CSV in, clusters out, training included. Prints its steps as JSON."""
import json
import sys
import time

import pandas as pd
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

source, out = sys.argv[1], sys.argv[2]
started = time.time()
people = pd.read_csv(source, dtype=str, keep_default_na=False).replace("", None)
people.columns = [name.replace(" ", "_") for name in people.columns]
for name in ("first_name", "last_name", "email"):
    people[name] = people[name].str.lower()
# The numbers are of one country: their last nine digits are all of them.
people["phone"] = people["phone"].str.replace(r"\D", "", regex=True).str[-9:]
settings = SettingsCreator(
    link_type="dedupe_only",
    unique_id_column_name="id",
    comparisons=[
        cl.NameComparison("first_name").configure(term_frequency_adjustments=True),
        cl.NameComparison("last_name").configure(term_frequency_adjustments=True),
        cl.EmailComparison("email"),
        cl.LevenshteinAtThresholds("phone", [1]).configure(term_frequency_adjustments=True),
        cl.LevenshteinAtThresholds("birth_date", [1, 2]),
        cl.LevenshteinAtThresholds("street", [2]).configure(term_frequency_adjustments=True),
        cl.ExactMatch("postcode").configure(term_frequency_adjustments=True),
    ],
    blocking_rules_to_generate_predictions=[
        block_on("email"),
        block_on("phone", "first_name"),
        block_on("phone", "last_name"),
        block_on("birth_date", "last_name"),
        block_on("birth_date", "first_name"),
        block_on("first_name", "last_name", "postcode"),
        block_on("street", "postcode", "first_name"),
    ],
)
linker = Linker(people, settings, db_api=DuckDBAPI())
linker.training.estimate_probability_two_random_records_match(
    [block_on("email", "first_name"), block_on("birth_date", "first_name", "last_name")], recall=0.7
)
linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
linker.training.estimate_parameters_using_expectation_maximisation(
    block_on("first_name", "last_name")
)
linker.training.estimate_parameters_using_expectation_maximisation(block_on("birth_date"))
trained = time.time()
pairs = linker.inference.predict(threshold_match_probability=0.5)
clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
    pairs, threshold_match_probability=0.5
)
found = clusters.as_pandas_dataframe()[["id", "cluster_id", "person"]]
found.columns = ["record_id", "cluster_id", "person"]
found.to_csv(out, index=False)
ended = time.time()
print(json.dumps({"training": trained - started, "seconds": ended - started}))
