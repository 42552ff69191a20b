"""Which accounts of different reports tell of one incident, and which look alike and don't.

In: accounts with their statements. Out: links with a chance and reasons in words, and incidents. A link is a pure
function of its two accounts, and the incidents of the set of accounts and links, so the order of reading never matters.
"""

from rashomon.linking.candidates import blocks
from rashomon.linking.clusters import cluster, deciding_links
from rashomon.linking.decide import decide
from rashomon.linking.engine import link_all, stream_binding, stream_links
from rashomon.linking.profiles import Profile, principal, profile

__all__ = [
    "Profile",
    "blocks",
    "cluster",
    "decide",
    "deciding_links",
    "link_all",
    "principal",
    "profile",
    "stream_binding",
    "stream_links",
]
