(() => {
  'use strict';
  const byId = (id) => document.getElementById(id);
  const articles = [...document.querySelectorAll('article')];
  const home = byId('home');
  const main = byId('content');
  const query = byId('query');
  const results = byId('results');
  document.documentElement.classList.add('script');

  // The first page: every page by its name, made from the articles themselves.
  for (const section of new Set(articles.map((a) => a.dataset.section))) {
    const heading = document.createElement('h2');
    heading.textContent = section;
    const tiles = document.createElement('ul');
    tiles.className = 'tiles';
    for (const article of articles.filter((a) => a.dataset.section === section)) {
      const link = document.createElement('a');
      link.href = '#' + article.id;
      link.textContent = article.dataset.name;
      const about = document.createElement('small');
      about.textContent = article.dataset.summary;
      link.append(about);
      tiles.appendChild(document.createElement('li')).append(link);
    }
    home.append(heading, tiles);
  }

  // One page at a time, by the address: #kind/service, #kind/service.load_balancer.
  function show() {
    const target = decodeURIComponent(location.hash.slice(1));
    const place = target && target !== 'content' ? byId(target) : null;
    const current = place ? place.closest('article') : null;
    if (target === 'content') return;
    for (const article of articles) article.classList.toggle('current', article === current);
    home.hidden = current !== null;
    document.title = (current ? current.dataset.name + ' – ' : '') + 'ecsctl reference';
    for (const link of document.querySelectorAll('nav a')) {
      const here = current !== null && link.getAttribute('href') === '#' + current.id;
      if (here) {
        link.setAttribute('aria-current', 'page');
        link.scrollIntoView({ block: 'nearest' });
      } else {
        link.removeAttribute('aria-current');
      }
    }
    if (place) place.scrollIntoView({ behavior: 'instant' });
    else window.scrollTo(0, 0);
  }
  addEventListener('hashchange', () => { show(); main.focus({ preventScroll: true }); });

  // What can be found: pages by name, attributes by their row, then whatever a page says.
  const entries = [];
  for (const article of articles) {
    const { name, summary, section } = article.dataset;
    entries.push({ name, about: summary, section, href: '#' + article.id, weight: 0, text: article.textContent.toLowerCase() });
    let anchor = '#' + article.id;
    let block = '';
    for (const node of article.querySelectorAll('h3[id], tbody tr')) {
      if (node.tagName === 'H3') {
        anchor = '#' + node.id;
        const title = node.firstChild.textContent;
        block = /^[a-z_.]+$/.test(title) ? '.' + title : '';
        continue;
      }
      const code = node.querySelector('th code');
      if (!code) continue;
      const cells = node.querySelectorAll('td');
      const about = cells.length ? cells[cells.length - 1].textContent : '';
      entries.push({ name: name + block + '.' + code.textContent, about: about || (cells.length ? cells[0].textContent : ''),
        section, href: anchor, weight: 1, text: '' });
    }
  }

  function rank(entry, wanted) {
    const name = entry.name.toLowerCase();
    const last = name.slice(name.lastIndexOf('.') + 1);
    if (name === wanted) return 0 + entry.weight;
    if (last === wanted) return 2 + entry.weight;
    if (name.startsWith(wanted) || last.startsWith(wanted)) return 4 + entry.weight;
    if (name.includes(wanted)) return 6 + entry.weight;
    const words = wanted.split(/[\s.]+/).filter(Boolean);
    const all = name + ' ' + entry.about.toLowerCase();
    if (words.every((word) => all.includes(word))) return 8 + entry.weight;
    if (words.every((word) => entry.text.includes(word))) return 10;
    return -1;
  }

  let selected = -1;
  function select(index) {
    const options = results.children;
    if (options.length === 0) { selected = -1; query.removeAttribute('aria-activedescendant'); return; }
    if (options[selected]) options[selected].setAttribute('aria-selected', 'false');
    selected = (index + options.length) % options.length;
    options[selected].setAttribute('aria-selected', 'true');
    options[selected].scrollIntoView({ block: 'nearest' });
    query.setAttribute('aria-activedescendant', options[selected].id);
  }
  function marked(text, wanted) {
    const at = text.toLowerCase().indexOf(wanted);
    if (at < 0) return [text];
    const mark = document.createElement('mark');
    mark.textContent = text.slice(at, at + wanted.length);
    return [text.slice(0, at), mark, text.slice(at + wanted.length)];
  }
  function close() {
    results.hidden = true;
    query.setAttribute('aria-expanded', 'false');
    query.removeAttribute('aria-activedescendant');
  }
  function open(href) {
    close();
    query.value = '';
    if (location.hash === href) show();
    else location.hash = href;
    main.focus({ preventScroll: true });
  }
  function search() {
    const wanted = query.value.trim().toLowerCase();
    results.replaceChildren();
    selected = -1;
    if (!wanted) { byId('count').textContent = ''; close(); return; }
    const found = entries
      .map((entry) => ({ entry, rank: rank(entry, wanted) }))
      .filter((each) => each.rank >= 0)
      .sort((a, b) => a.rank - b.rank || a.entry.name.length - b.entry.name.length || a.entry.name.localeCompare(b.entry.name));
    for (const { entry } of found.slice(0, 40)) {
      const option = document.createElement('li');
      option.id = 'result-' + results.children.length;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      const where = document.createElement('span');
      where.className = 'where';
      where.textContent = entry.section;
      const name = document.createElement('code');
      name.append(...marked(entry.name, wanted));
      const what = document.createElement('span');
      what.className = 'what';
      what.textContent = entry.about;
      option.append(where, name, what);
      option.addEventListener('mousedown', (event) => { event.preventDefault(); open(entry.href); });
      option.dataset.href = entry.href;
      results.append(option);
    }
    byId('count').textContent = found.length === 1 ? '1 result' : found.length + ' results';
    if (found.length === 0) {
      const none = document.createElement('li');
      none.textContent = 'Nothing found.';
      none.setAttribute('role', 'presentation');
      results.append(none);
    }
    results.hidden = false;
    query.setAttribute('aria-expanded', 'true');
    if (found.length > 0) select(0);
  }
  query.addEventListener('input', search);
  query.addEventListener('focus', () => { if (query.value) search(); });
  query.addEventListener('blur', close);
  query.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') { select(selected + 1); event.preventDefault(); }
    else if (event.key === 'ArrowUp') { select(selected - 1); event.preventDefault(); }
    else if (event.key === 'Enter' && results.children[selected]) open(results.children[selected].dataset.href);
    else if (event.key === 'Escape') { query.value = ''; close(); main.focus({ preventScroll: true }); }
  });
  addEventListener('keydown', (event) => {
    const typing = event.target instanceof HTMLInputElement || event.target.isContentEditable;
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      query.focus();
      query.select();
    }
  });

  // Light or dark: the system's choice, until the reader makes one.
  const theme = byId('theme');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let chosen = null;
  try { chosen = localStorage.getItem('ecsctl-theme'); } catch { /* a page from a file may have no storage */ }
  function paint() {
    const isDark = chosen ? chosen === 'dark' : dark.matches;
    if (chosen) document.documentElement.dataset.theme = chosen;
    theme.textContent = isDark ? 'Light' : 'Dark';
    theme.setAttribute('aria-label', 'Use ' + (isDark ? 'light' : 'dark') + ' colours');
  }
  theme.hidden = false;
  theme.addEventListener('click', () => {
    chosen = (chosen ? chosen === 'dark' : dark.matches) ? 'light' : 'dark';
    try { localStorage.setItem('ecsctl-theme', chosen); } catch { /* then only this once */ }
    paint();
  });
  dark.addEventListener('change', paint);
  paint();
  show();
})();
