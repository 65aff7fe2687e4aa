
(function () {
  'use strict';
  var make = function (name, into, words) {
    var made = document.createElement(name);
    if (words) made.textContent = words;
    if (into) into.appendChild(made);
    return made;
  };
  document.querySelectorAll('.copy').forEach(function (part) {
    if (!navigator.clipboard && !document.execCommand) return;
    var button = make('button', null, part.dataset.copy), told = make('p');
    button.type = 'button';
    told.setAttribute('role', 'status');
    button.addEventListener('click', function () {
      var text = part.querySelector('pre'), done = function () { told.textContent = part.dataset.copied; };
      var range = document.createRange(), chosen = getSelection();
      range.selectNodeContents(text);
      chosen.removeAllRanges();
      chosen.addRange(range);
      if (navigator.clipboard) navigator.clipboard.writeText(text.textContent).then(done, function () { document.execCommand('copy'); done(); });
      else if (document.execCommand('copy')) done();
    });
    part.querySelector('summary').after(button, told);
  });
  var rules = Array.from(document.querySelectorAll('details.rule'));
  var reveal = function () {
    var there = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (there && there.matches('details.rule')) { there.open = true; there.scrollIntoView(); }
  };
  addEventListener('hashchange', reveal);
  reveal();
  var place = document.getElementById('narrow');
  if (!place || !rules.length) return;
  var words = place.dataset, items = rules.map(function (rule) { return Array.from(rule.querySelectorAll('.found > li')); });
  var total = items.reduce(function (sum, some) { return sum + some.length; }, 0);
  if (total < 8) return;
  var form = make('form', place);
  form.setAttribute('role', 'search');
  var field = function (name, words) {
    var label = make('label', form, words), made = make(name, label);
    return made;
  };
  var choice = function (words, options) {
    var made = field('select', words);
    options.forEach(function (one) { make('option', made, one[1]).value = one[0]; });
    return made;
  };
  var search = field('input', words.search);
  search.type = 'search';
  var all = [['', words.all]], met = function (key, name) {
    var seen = new Map();
    items.forEach(function (some) { some.forEach(function (item) { if (item.dataset[key]) seen.set(item.dataset[key], name(item)); }); });
    return Array.from(seen);
  };
  var rule = choice(words.rule, all.concat(rules.map(function (one) { return [one.id, one.querySelector('h3').firstChild.textContent.trim()]; })));
  var accounts = met('account', function (item) { return item.dataset.account; }).sort(function (a, b) { return a[1].localeCompare(b[1]); });
  var account = accounts.length > 1 ? choice(words.account, all.concat(accounts)) : null;
  var level = choice(words.level, all.concat(met('level', function (item) { return item.querySelector('.level').textContent.toLowerCase(); })));
  var clear = make('button', form, words.clear), told = make('p', place);
  clear.type = 'button';
  told.setAttribute('role', 'status');
  var narrow = function () {
    var wanted = search.value.trim().toLowerCase(), shown = 0;
    var active = wanted || rule.value || level.value || (account && account.value);
    rules.forEach(function (one, at) {
      var some = 0, title = one.querySelector('h3').textContent.toLowerCase();
      items[at].forEach(function (item) {
        var fits = (!rule.value || rule.value === one.id) && (!level.value || level.value === item.dataset.level) &&
          (!account || !account.value || account.value === item.dataset.account) &&
          (!wanted || title.includes(wanted) || item.textContent.toLowerCase().includes(wanted));
        item.hidden = !fits;
        if (fits) some += 1;
      });
      one.hidden = Boolean(active) && !some;
      one.open = active ? some > 0 : false;
      shown += some;
    });
    told.textContent = active ? shown + ' ' + words.of + ' ' + total + ' ' + words.shown : '';
  };
  var waiting = 0, soon = function () { clearTimeout(waiting); waiting = setTimeout(narrow, 200); };
  search.addEventListener('input', soon);
  form.addEventListener('change', narrow);
  form.addEventListener('submit', function (event) { event.preventDefault(); narrow(); });
  clear.addEventListener('click', function () { form.reset(); narrow(); search.focus(); });
}());
