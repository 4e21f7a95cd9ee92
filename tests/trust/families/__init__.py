"""The families of nouns that bring their own lines for the tests of trust."""

from tests.trust.families import enquiries, needs, organised_polls, polls, priorities, triage

FAMILIES = (needs, triage, enquiries, polls, organised_polls, priorities)
