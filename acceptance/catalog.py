"""What PostgreSQL's catalog says of tables: one server prints what different makers made."""

import json

from cluster import Cluster

# LIKE indexes (`_like`) are Django's own aid; since PostgreSQL 18 NOT NULL is a constraint too.
QUERY = """
SELECT c.relname, 'column ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
    || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
    || ' identity=' || a.attidentity::text || ' generated=' || a.attgenerated::text
    || ' default=' || coalesce(pg_get_expr(d.adbin, d.adrelid), '-')
    || ' collation=' || coalesce(l.collname, '-')
FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
LEFT JOIN pg_collation l ON l.oid = a.attcollation
WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
UNION ALL
SELECT c.relname, 'constraint ' || n.conname || ' ' || pg_get_constraintdef(n.oid)
FROM pg_constraint n JOIN pg_class c ON c.oid = n.conrelid
WHERE c.relnamespace = 'public'::regnamespace AND n.contype <> 'n'
UNION ALL
SELECT c.relname, 'index ' || pg_get_indexdef(x.indexrelid)
FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
WHERE c.relnamespace = 'public'::regnamespace AND i.relname NOT LIKE '%\\_like'
UNION ALL
SELECT c.relname, 'policy ' || p.polname || ' ' || p.polcmd::text || ' ' || p.polpermissive::text
    || ' using ' || coalesce(pg_get_expr(p.polqual, p.polrelid), '-')
    || ' check ' || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '-')
FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
WHERE c.relnamespace = 'public'::regnamespace
UNION ALL
SELECT c.relname, 'row security forced=' || c.relforcerowsecurity::text FROM pg_class c
WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relrowsecurity
UNION ALL
SELECT c.relname, 'unlogged' FROM pg_class c
WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relpersistence = 'u'
"""


def tables(cluster: Cluster, url: str) -> dict[str, set[str]]:
    """Every table with its columns, constraints and indexes as lines."""
    found: dict[str, set[str]] = {}
    query = f"SELECT json_agg(json_build_array(relation, line)) FROM ({QUERY}) r (relation, line)"
    rows = cluster.sql(url.rpartition("/")[2], query)
    for table, line in json.loads(rows) or []:
        found.setdefault(table, set()).add(line)
    return found


def differences(left: dict[str, set[str]], right: dict[str, set[str]], names: set[str]) -> list[str]:
    found = []
    for name in sorted(names):
        one, other = left.get(name, set()), right.get(name, set())
        found += [f"{name}: - {line}" for line in sorted(one - other)]
        found += [f"{name}: + {line}" for line in sorted(other - one)]
    return found
