// Tells what came of an import, or would come of it: the counts, and what is wrong with the document.

const form = document.querySelector('form[data-result]');
const place = document.getElementById(form.dataset.result);

form.addEventListener('answer', event => {
  event.preventDefault();
  const report = event.detail;
  if (report.findingCount > 0) {
    findings(report.findingCount, report.findings.map(sentence));
  } else {
    done(report);
  }
  place.scrollIntoView({ block: 'nearest' });
});

// A document with faults is refused with the same sentences; all else that is wrong the form tells by itself.
form.addEventListener('problem', event => {
  const { code, errors = [] } = event.detail;
  if (code === 'invalid-fields' && errors.length > 0) {
    event.preventDefault();
    findings(errors.length, errors.map(error => error.detail), event.detail.detail);
  }
});

// The name of a file tells its form.
form.querySelector('[data-instead]').addEventListener('change', event => {
  const [file] = event.target.files;
  if (file) {
    form.elements.form.value = /json(ld)?$/i.test(file.name) ? 'application/ld+json' : 'text/turtle';
  }
});

form.addEventListener('submit', () => place.replaceChildren());

function sentence({ line, iri, detail }) {
  return (line ? `Line ${line}: ` : '') + (iri ? `<${iri}>: ` : '') + detail;
}

function findings(count, sentences, lead) {
  const many = count === 1 ? 'There is a fault in the document' : `There are ${count} faults in the document`;
  const list = element('ul', 'mb-0 record-name');
  list.append(...sentences.map(text => element('li', '', text)));
  box('alert-danger', [element('h2', 'h4', lead || `${many}: nothing would be imported`), list]);
}

function done(report) {
  const counts = [
    `${report.conceptsAdded} concepts new`, `${report.conceptsChanged} changed`, `${report.conceptsUnchanged} as they were`,
    `${report.triples} triples read, ${report.triplesKept} of them kept as they are`];
  const lead = report.dryRun ? 'Nothing is wrong with it. This is what it would bring' : 'Imported';
  const list = element('ul', 'mb-0');
  list.append(...counts.map(text => element('li', '', text)));
  const parts = [element('h2', 'h4', lead), list];
  if (!report.dryRun) {
    const link = element('a', 'alert-link', 'To the concepts');
    link.href = form.dataset.page;
    parts.push(link);
  }
  box('alert-success', parts);
}

function box(kind, parts) {
  const inner = element('div', '');
  inner.append(...parts);
  const alert = element('div', `alert ${kind} mb-0`);
  alert.append(inner);
  place.replaceChildren(alert);
}

function element(name, className, text = '') {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
