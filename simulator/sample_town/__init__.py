"""The demo's towns: Antonovo and its neighbour Sopot, real places with invented people."""

from simulator.sample_town.links import LINKS
from simulator.sample_town.people import PEOPLE, Inhabitant
from simulator.sample_town.places import SOFIA
from simulator.sample_town.settling import NotPrepared, populate, prepare

__all__ = ["LINKS", "PEOPLE", "SOFIA", "Inhabitant", "NotPrepared", "populate", "prepare"]
