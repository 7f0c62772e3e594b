// The names that a statement may use, offered while it is written: schemas, tables, views and columns, asked of the database when
// they are wanted and then kept, as far as the statement has to do with them.

const MOST_SHOWN = 60;
const MOST_SCHEMAS = 8;
const MOST_DESCRIBED = 10;
const MOST_KEPT = 300;

/** The key words that are no names (PostgreSQL's documentation, appendix C). */
const RESERVED = new Set(('all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation column '
  + 'concurrently constraint create cross current_catalog current_date current_role current_schema current_time current_timestamp current_user '
  + 'default deferrable desc distinct do else end except false fetch for foreign freeze from full grant group having ilike in initially inner '
  + 'intersect into is isnull join lateral leading left like limit localtime localtimestamp natural not notnull null offset on only or order '
  + 'outer overlaps placing primary references returning right select session_user similar some symmetric system_user table tablesample then to '
  + 'trailing true union unique user using variadic verbose when where window with').split(' '));

const kept = new Map();

CodeMirror.registerHelper('hint', 'names', async (mirror, options) => {
  const place = options.place();
  const known = place ? await names(place, mirror.getValue()) : nothing();
  const found = CodeMirror.hint.sql(mirror, { tables: known.tables });
  const typed = mirror.getRange(found.from, mirror.getCursor());
  const further = typed.includes('.') ? [] : known.short.filter(item => item.text.toLowerCase().startsWith(typed.toLowerCase()));
  const list = [...further, ...found.list].map(item => spelled(item, known.spelling));
  const answer = { ...found, list: distinct(list).slice(0, MOST_SHOWN) };
  CodeMirror.on(answer, 'shown', () => {
    const box = document.querySelector('.CodeMirror-hints');
    box.setAttribute('aria-label', 'What can be written here');
    box.tabIndex = 0;
  });
  return answer;
});

function nothing() {
  return { tables: {}, short: [], spelling: new Map() };
}

/** What a statement may name: `tables` as CodeMirror has it, and what can be written without saying where it belongs. */
async function names(place, text) {
  const known = nothing();
  const words = new Set((text.match(/"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*/gu) || []).map(plain));
  try {
    const schemas = (await ask(place, '')).items.map(schema => schema.name);
    const near = [...schemas].sort((one, other) => rank(other, words) - rank(one, words)).slice(0, MOST_SCHEMAS);
    schemas.forEach(schema => known.short.push({ text: schema, spelled: `${quoted(schema)}.`, displayText: schema }));
    const relations = (await Promise.all(near.map(schema => ask(place, `/${encodeURIComponent(schema)}/relations`)))).flatMap(answer => answer.items);
    const described = relations.filter(relation => words.has(relation.name)).slice(0, MOST_DESCRIBED);
    const columns = new Map(await Promise.all(described.map(async relation => [relation, (await ask(place, path(relation))).columns])));
    for (const relation of relations) {
      add(known, relation, columns.get(relation));
    }
  } catch (failure) {
    document.getElementById('announcement').textContent = `No names are offered: ${failure.message}`;
  }
  return known;
}

function rank(schema, words) {
  return (words.has(schema) ? 2 : 0) + (schema === 'public' ? 1 : 0);
}

function path(relation) {
  return `/${encodeURIComponent(relation.schema)}/relations/${encodeURIComponent(relation.name)}`;
}

function add(known, relation, columns) {
  const full = `${relation.schema}.${relation.name}`;
  const offered = (columns || []).map(column => ({ text: column.name, spelled: quoted(column.name) }));
  known.tables[full] = offered;
  known.spelling.set(full, `${quoted(relation.schema)}.${quoted(relation.name)}`);
  if (relation.schema === 'public' || columns) {
    known.tables[relation.name] = offered;
    known.spelling.set(relation.name, quoted(relation.name));
  }
  if (relation.schema !== 'public') {
    known.short.push({ text: relation.name, spelled: known.spelling.get(full), displayText: full });
  }
  (columns || []).forEach(column => known.short.unshift({ text: column.name, spelled: quoted(column.name), displayText: `${column.name} · ${relation.name}` }));
}

/** The item as it has to be written. */
function spelled(item, spelling) {
  const text = typeof item === 'string' ? item : item.text;
  const name = item.spelled;
  if (name === undefined) {
    return { displayText: text, ...(typeof item === 'string' ? {} : item), text: spelling.get(text) || text };
  }
  const owner = item.displayText ? '' : text.slice(0, text.lastIndexOf('.') + 1);
  return { text: owner + name, displayText: item.displayText || text };
}

function distinct(items) {
  return [...new Map(items.map(item => [`${item.text} ${item.displayText}`, item])).values()];
}

function plain(word) {
  return word.startsWith('"') ? word.slice(1, -1).replaceAll('""', '"') : word.toLowerCase();
}

/** A name as PostgreSQL takes it: in quotes, unless it is of small letters and no word of the language. */
function quoted(name) {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !RESERVED.has(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** Asks what a database holds, once for each part of it. */
function ask(place, part) {
  const address = `/api/v1/connections/${place}/schemas${part}`;
  if (!kept.has(address)) {
    if (kept.size >= MOST_KEPT) {
      kept.delete(kept.keys().next().value);
    }
    const answer = fetch(address).then(async response => {
      const body = await response.json();
      if (!response.ok) {
        throw new Error(body.detail || body.title);
      }
      return body;
    });
    answer.catch(() => kept.delete(address)); // so that it is asked again
    kept.set(address, answer);
  }
  return kept.get(address);
}
