"""Stand-ins for what is large or slow: a gazetteer of a few well-known towns."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.values.gazetteer import Entry, normal

#: id, name, country, first-level division, latitude, longitude, people, other names.
_TOWNS = (
    (98182, "Baghdad", "IQ", "07", 33.34, 44.40, 7216000, ()),
    (99072, "Mosul", "IQ", "15", 36.34, 43.13, 1683000, ()),
    (95446, "Erbil", "IQ", "11", 36.19, 44.01, 1612700, ("Arbil",)),
    (94787, "Kirkuk", "IQ", "13", 35.47, 44.39, 975000, ()),
    (99454, "Al Fallūjah", "IQ", "01", 33.35, 43.78, 190159, ("Fallujah",)),
    (112931, "Tehran", "IR", "26", 35.69, 51.42, 7153309, ()),
    (170654, "Damascus", "SY", "13", 33.51, 36.29, 1569394, ()),
    (174448, "Ālbū Kamāl", "SY", "07", 34.45, 40.92, 57572, ("al-Bukamal",)),
    (266826, "Tripoli", "LB", "09", 34.43, 35.84, 229398, ()),
    (2210247, "Tripoli", "LY", "77", 32.89, 13.18, 1302947, ()),
    (276781, "Beirut", "LB", "04", 33.89, 35.49, 1916100, ()),
    (53654, "Mogadishu", "SO", "16", 2.04, 45.34, 2587183, ()),
    (1168197, "Peshawar", "PK", "03", 34.01, 71.58, 1970042, ()),
    (1138958, "Kabul", "AF", "13", 34.53, 69.17, 4434550, ()),
    (1176615, "Islamabad", "PK", "08", 33.72, 73.04, 601600, ()),
    (703448, "Kyiv", "UA", "12", 50.45, 30.52, 2952301, ("Kiev",)),
    (706483, "Kharkiv", "UA", "07", 49.98, 36.25, 1421125, ()),
    (524901, "Moscow", "RU", "48", 55.75, 37.62, 12000000, ()),
    (542374, "Krasnogorsk", "RU", "47", 55.82, 37.33, 187634, ()),
    (571476, "Bryansk", "RU", "10", 53.25, 34.37, 427236, ()),
    (472045, "Vladimir", "RU", "83", 56.14, 40.40, 356168, ()),
    (2331447, "Maiduguri", "NG", "27", 11.85, 13.16, 1112449, ()),
    (4140963, "Washington", "US", "DC", 38.90, -77.04, 689545, ("Washington, D.C.",)),
    (4671654, "Austin", "US", "TX", 30.27, -97.74, 974447, ()),
    (4180531, "Augusta", "US", "GA", 33.47, -81.97, 202081, ()),
    (2643743, "London", "GB", "ENG", 51.51, -0.13, 8961989, ()),
    (6058560, "London", "CA", "08", 42.98, -81.23, 422324, ()),
    (2988507, "Paris", "FR", "11", 48.85, 2.35, 2138551, ()),
    (3583361, "San Salvador", "SV", "10", 13.69, -89.19, 525990, ()),
    (3691094, "Uchiza", "PE", "22", -8.46, -76.46, 7966, ()),
    (4076598, "Mobile", "US", "AL", 30.69, -88.04, 187041, ()),
    (109223, "Medina", "SA", "05", 24.47, 39.61, 1411599, ()),
    (741345, "Of", "TR", "61", 40.94, 40.27, 31951, ()),
    (3088461, "Police", "PL", "87", 53.55, 14.57, 34350, ()),
    (2642705, "March", "GB", "ENG", 52.55, 0.09, 21051, ()),
    (250441, "Amman", "JO", "16", 31.96, 35.95, 1275857, ()),
    (1174872, "Karachi", "PK", "05", 24.86, 67.01, 11624219, ()),
    (1138336, "Kandahar", "AF", "23", 31.61, 65.71, 391190, ()),
    (169389, "Idlib", "SY", "12", 35.93, 36.63, 128840, ()),
    (170063, "Aleppo", "SY", "09", 36.20, 37.16, 1602264, ()),
    (72966, "Marib", "YE", "14", 15.46, 45.33, 16794, ()),
    (415189, "Aden", "YE", "24", 12.78, 45.04, 550602, ()),
    (184745, "Nairobi", "KE", "05", -1.28, 36.82, 2750547, ()),
    (197745, "Garissa", "KE", "07", -0.45, 39.65, 67861, ()),
    (232422, "Kampala", "UG", "C", 0.32, 32.58, 1353189, ()),
    (2357048, "Ouagadougou", "BF", "03", 12.37, -1.53, 1086505, ()),
    (2361082, "Djibo", "BF", "12", 14.10, -1.63, 22223, ()),
    (2457161, "Gao", "ML", "09", 16.27, -0.04, 87000, ()),
    (216281, "Goma", "CD", "11", -1.68, 29.22, 144124, ()),
    (219057, "Beni", "CD", "11", 0.49, 29.47, 89119, ()),
    (3688689, "Bogotá", "CO", "34", 4.61, -74.08, 7674366, ("Bogota",)),
    (3687925, "Cali", "CO", "29", 3.44, -76.52, 2392877, ()),
    (3981609, "Tijuana", "MX", "02", 32.50, -117.00, 1376457, ()),
    (4012176, "Culiacán", "MX", "25", 24.80, -107.39, 582469, ("Culiacan",)),
    (1701668, "Manila", "PH", "NCR", 14.60, 120.98, 1600000, ()),
    (1709632, "Jolo", "PH", "14", 6.05, 121.00, 87998, ()),
    (1604870, "Yala", "TH", "70", 6.54, 101.28, 93558, ()),
    (1248991, "Colombo", "LK", "36", 6.93, 79.85, 648034, ()),
    (745044, "Istanbul", "TR", "34", 41.01, 28.95, 14804116, ()),
    (316541, "Diyarbakır", "TR", "21", 37.91, 40.22, 644763, ("Diyarbakir",)),
    (361546, "Arish", "EG", "26", 31.13, 33.80, 128855, ("El Arish",)),
    (698740, "Odesa", "UA", "17", 46.49, 30.74, 1015826, ("Odessa",)),
    (706448, "Kherson", "UA", "08", 46.66, 32.62, 320477, ()),
    (578072, "Belgorod", "RU", "09", 50.61, 36.58, 345289, ()),
    (558418, "Grozny", "RU", "CE", 43.31, 45.69, 226100, ()),
    (2990440, "Nice", "FR", "93", 43.70, 7.27, 338620, ()),
    (2950159, "Berlin", "DE", "16", 52.52, 13.41, 3426354, ()),
    (3143244, "Oslo", "NO", "12", 59.91, 10.75, 580000, ()),
)


#: The time zones of some countries; that of the others is not known.
_ZONES = {"IQ": "Asia/Baghdad", "PH": "Asia/Manila", "KE": "Africa/Nairobi", "JO": "Asia/Amman"}


class FakeGazetteer:
    """A gazetteer of the towns above."""

    def __init__(self) -> None:
        self._entries: dict[str, list[Entry]] = {}
        for number, name, country, admin1, latitude, longitude, people, others in _TOWNS:
            where = (latitude, longitude)
            zone = _ZONES.get(country, "")
            entry = Entry(f"geonames:{number}", name, country, admin1, *where, people, zone=zone)
            for key in {normal(form) for form in (name, *others)}:
                self._entries.setdefault(key, []).append(entry)

    def lookup(self, name: str) -> Sequence[Entry]:
        return sorted(self._entries.get(normal(name), ()), key=lambda entry: (-entry.population, entry.id))

    def named(self, name: str) -> Sequence[Entry]:
        return self.lookup(name)

    def may_begin(self, word: str) -> bool:
        return any(key.startswith(f"{normal(word)} ") for key in self._entries)

    def entry(self, identifier: str) -> Entry | None:
        entries = (entry for entries in self._entries.values() for entry in entries)
        return next((entry for entry in entries if entry.id == identifier), None)

    def countries(self) -> Sequence[str]:
        return sorted({town[2] for town in _TOWNS})
