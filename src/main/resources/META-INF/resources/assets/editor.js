// The editor of a YAML document: with CodeMirror where that is loaded, else the plain text area. What the API finds
// wrong comes with JSON pointers, and is shown at their lines.

const form = document.querySelector('form.document-form');
const area = form.querySelector('[data-document]');
const findings = form.querySelector('.findings');
const editor = window.CodeMirror ? rich() : plain();

function rich() {
  const label = form.querySelector(`label[for="${area.id}"]`);
  const mirror = CodeMirror.fromTextArea(area, {
    mode: 'yaml', lineNumbers: true, lineWrapping: true, indentUnit: 2, tabSize: 2, inputStyle: 'contenteditable',
    screenReaderLabel: label.textContent,
    // Tab leads out of it: a keyboard alone must not be caught inside.
    extraKeys: { Tab: false, 'Shift-Tab': false }
  });
  mirror.getInputField().setAttribute('role', 'textbox');
  mirror.getInputField().setAttribute('aria-multiline', 'true');
  mirror.on('change', () => mirror.save());
  label.addEventListener('click', () => mirror.focus());
  let marks = [];
  return {
    go: line => { mirror.focus(); mirror.setCursor(line, 0); mirror.scrollIntoView({ line, ch: 0 }, 80); },
    mark: (line, text) => {
      mirror.addLineClass(line, 'background', 'found');
      const note = document.createElement('div');
      note.className = 'found-note';
      note.textContent = text;
      const widget = mirror.addLineWidget(line, note);
      marks.push(() => { mirror.removeLineClass(line, 'background', 'found'); widget.clear(); });
    },
    clear: () => { marks.forEach(undo => undo()); marks = []; }
  };
}

function plain() {
  return {
    go: line => {
      const start = area.value.split('\n').slice(0, line).reduce((sum, row) => sum + row.length + 1, 0);
      const end = area.value.indexOf('\n', start);
      area.focus();
      area.setSelectionRange(start, end < 0 ? area.value.length : end);
    },
    mark: () => {},
    clear: () => {}
  };
}

const known = [...findings.querySelectorAll('[data-pointer]')];
if (known.length > 0) {
  tell('Not yet what the standard asks for', known.map(item => ({ pointer: item.dataset.pointer, detail: item.dataset.detail })));
}

form.addEventListener('problem', event => {
  const { title, detail, code, errors = [] } = event.detail;
  if (code === 'stale-version') {
    return; // the form itself says what to do then
  }
  event.preventDefault();
  // Where the text is not even YAML, the sentence names the line.
  const place = /line (\d+), column \d+/.exec(detail || '');
  tell(place || errors.length === 0 ? [title, detail].join('. ') : title, errors, place && Number(place[1]) - 1);
  findings.querySelector('button, p').focus();
});

function tell(title, errors, line) {
  editor.clear();
  const lines = linesOf(area.value);
  const heading = document.createElement('p');
  heading.textContent = title;
  heading.tabIndex = -1;
  const list = document.createElement('ul');
  if (Number.isInteger(line)) {
    heading.append(' ', way(line));
    editor.mark(line, title);
  }
  for (const { pointer, detail } of errors) {
    const at = lineOf(lines, pointer);
    const item = document.createElement('li');
    const code = document.createElement('code');
    code.textContent = pointer;
    item.append(way(at), ' ', code, ` ${detail}`);
    list.append(item);
    editor.mark(at, `${pointer.split('/').pop()} ${detail}`);
  }
  const alert = document.createElement('div');
  alert.className = 'alert alert-danger d-block';
  alert.setAttribute('role', 'alert');
  alert.append(heading, list);
  findings.replaceChildren(alert);
}

function way(line) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn btn-sm';
  button.textContent = `Line ${line + 1}`;
  button.addEventListener('click', () => editor.go(line));
  return button;
}

/** The line of a pointer; of what it would be part of, where it names what is not there. */
function lineOf(lines, pointer) {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    if (lines.has(at)) {
      return lines.get(at);
    }
  }
  return 0;
}

/** The line, from 0, of each JSON pointer of a text in YAML's block style, its flow style, or JSON. */
function linesOf(text) {
  const lines = new Map();
  const rows = text.split('\n');
  const starts = [];
  rows.reduce((start, row) => { starts.push(start); return start + row.length + 1; }, 0);
  const open = [{ indent: -1, list: false, pointer: '', last: '', count: 0 }];
  let row = 0;

  for (; row < rows.length; row++) {
    const body = rows[row].trimStart();
    if (body !== '' && !body.startsWith('#') && !/^(---|\.\.\.|%)/.test(rows[row])) {
      block(rows[row].length - body.length);
    }
  }
  return lines;

  /** What stands in the row from a column on. */
  function block(column) {
    const rest = rows[row].slice(column);
    const key = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'[\]{}#&*!|>%@`,-][^#]*?|-[^\s#][^#]*?)\s*:(?=\s|$)/.exec(rest);
    if (/^-(\s|$)/.test(rest)) {
      const list = frame(column, true);
      list.last = `${list.pointer}/${list.count++}`;
      lines.set(list.last, row);
      const next = /^-\s*/.exec(rest)[0].length;
      if (next < rest.length) {
        block(column + next);
      }
    } else if (key) {
      const map = frame(column, false);
      map.last = `${map.pointer}/${escaped(unquoted(key[1]))}`;
      lines.set(map.last, row);
      value(column + key[0].length, map.last, column);
    } else {
      value(column, open[open.length - 1].last, open[open.length - 1].indent);
    }
  }

  /** The list or mapping whose parts begin at this column. */
  function frame(column, list) {
    while (open[open.length - 1].indent > column || (open[open.length - 1].indent === column && open[open.length - 1].list && !list)) {
      open.pop();
    }
    const top = open[open.length - 1];
    if (top.indent === column && top.list === list) {
      return top;
    }
    const within = { indent: column, list, pointer: top.last, last: top.last, count: 0 };
    open.push(within);
    return within;
  }

  /** A value of its own: passes over its further rows. */
  function value(column, pointer, indent) {
    const rest = rows[row].slice(column);
    const start = column + /^\s*(?:[&!]\S*\s+)*/.exec(rest)[0].length;
    const first = rows[row][start];
    if (first === '|' || first === '>') {
      while (row + 1 < rows.length && (rows[row + 1].trim() === '' || /^ */.exec(rows[row + 1])[0].length > indent)) {
        row++;
      }
    } else if (first === '{' || first === '[' || first === '"' || first === "'") {
      const end = flow(starts[row] + start, pointer);
      while (row + 1 < rows.length && starts[row + 1] < end) {
        row++;
      }
    }
  }

  /** A value in flow style; answers where it ends. */
  function flow(from, root) {
    let at = from;
    let line = row;
    step(root);
    return at;

    function skip(count) {
      for (const end = at + count; at < end; at++) {
        if (text[at] === '\n') { line++; }
      }
    }
    function space() {
      skip(/^(?:\s|(?<=\s)#[^\n]*)*/.exec(text.slice(at, at + 2000))[0].length);
    }
    function scalar() {
      const rest = text.slice(at, at + 20000);
      const found = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?:[^\s,[\]{}:#]|:(?![\s,[\]{}"])|#|[^\S\n](?!#))+)/s.exec(rest);
      const word = found ? found[0] : rest.slice(0, 1);
      skip(Math.max(word.length, 1));
      return unquoted(word.trim());
    }
    function step(pointer) {
      space();
      if (!lines.has(pointer)) { lines.set(pointer, line); }
      const close = { '{': '}', '[': ']' }[text[at]];
      if (!close) {
        scalar();
        return;
      }
      skip(1);
      for (let count = 0; at < text.length;) {
        space();
        if (text[at] === close) {
          skip(1);
          return;
        }
        if (text[at] === ',') {
          skip(1);
        } else if (close === ']') {
          step(`${pointer}/${count++}`);
        } else {
          const start = line;
          const member = `${pointer}/${escaped(scalar())}`;
          lines.set(member, start);
          space();
          if (text[at] === ':') {
            skip(1);
            step(member);
          }
        }
      }
    }
  }
}

function unquoted(key) {
  if (key.startsWith('"')) {
    try { return JSON.parse(key); } catch { return key.slice(1, -1); }
  }
  return key.startsWith("'") ? key.slice(1, -1).replaceAll("''", "'") : key;
}

function escaped(key) {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
