// The form of a query: what was written on the page for SQL is taken over, and the name in the endpoint's address follows the name
// until somebody changes it.

const form = document.querySelector('form.query-form');
const { '/name': name, '/slug': slug, '/definition/sql': area } = form.elements;

if (slug.value === '') {
  let follows = true;
  slug.addEventListener('input', () => { follows = slug.value === ''; });
  name.addEventListener('input', () => {
    if (follows) {
      slug.value = name.value.normalize('NFKD').toLowerCase().replace(/[\u0300-\u036f]/g, '').replace(/[^a-z0-9]+/g, '-').slice(0, 100).replace(/^-|-$/g, '');
    }
  });
}

const statement = form.dataset.method ? null : sessionStorage.getItem('statement');
if (statement) {
  sessionStorage.removeItem('statement');
  take(JSON.parse(statement));
}

async function take({ sql, mode, types }) {
  form.querySelector(`[name="/definition/mode"][value="${mode}"]`).checked = true;
  area.dispatchEvent(new CustomEvent('fill', { detail: sql }));
  await form.looked();
  for (const row of form.querySelectorAll('[data-parameter]')) {
    const choice = row.querySelector('[data-type-choice]');
    choice.value = types[row.dataset.parameter] || 'text';
    choice.dispatchEvent(new Event('change', { bubbles: true }));
  }
}
