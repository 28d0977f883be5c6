"use strict";
// It lists, filters and copies what is on the page already. It reads texts and sets texts and attributes, and makes no
// HTML.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const number = new Intl.NumberFormat("en");
  const texts = JSON.parse(one("texts").textContent);
  const say = (name, values) => texts[name].replace(/\{(\w+)\}/g, (_, key) => number.format(values[key]));
  const wordsOf = (form) => plain(new FormData(form).get("text")).split(/\s+/).filter(Boolean);
  const later = (run) => {
    let timer = 0;
    return () => { clearTimeout(timer); timer = setTimeout(run, 120); };
  };
  const onFilters = (form, apply) => {
    form.addEventListener("input", later(apply));
    form.addEventListener("reset", () => setTimeout(apply));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    apply();
  };

  // The theme: the system's until somebody chooses.
  const theme = one("theme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  root.classList.add("script");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const label = () => { theme.textContent = isDark() ? texts.light : texts.dark; };
  try {
    const kept = localStorage.getItem("l10n-theme");
    if (kept === "dark" || kept === "light") root.dataset.theme = kept;
  } catch { /* a file may have no storage */ }
  theme.setAttribute("aria-label", texts.theme);
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try { localStorage.setItem("l10n-theme", root.dataset.theme); } catch { /* as above */ }
    label();
  });
  dark.addEventListener("change", label);
  label();
  theme.hidden = false;

  // Where one is.
  const links = new Map(all("nav a").filter((link) => link.hash).map((link) => [link.hash.slice(1), link]));
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting && links.size) {
        for (const link of links.values()) link.removeAttribute("aria-current");
        links.get(target.id)?.setAttribute("aria-current", "true");
      }
    }
  }, { rootMargin: "-20% 0px -75% 0px" });
  all("main > section").forEach((section) => seen.observe(section));

  // What a link leads to is opened; not every browser does that.
  const open = () => {
    const target = location.hash && one(location.hash.slice(1));
    if (!target) return;
    for (let at = target; at; at = at.parentElement) if (at.localName === "details") at.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();

  // What is to be pasted somewhere.
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.(".copy");
    if (!button) return;
    const told = one("told");
    const what = button.previousElementSibling;
    try {
      await navigator.clipboard.writeText(what.textContent);
      told.textContent = texts.copied;
    } catch {
      getSelection().selectAllChildren(what);
      told.textContent = texts.selected;
    }
    const before = button.textContent;
    button.textContent = told.textContent;
    setTimeout(() => { button.textContent = before; told.textContent = ""; }, 2000);
  });

  // Findings.
  const form = one("finding-filters");
  if (form) {
    const data = JSON.parse(one("data").textContent);
    const list = one("list");
    const more = one("more");
    const pieces = one("item").content.firstElementChild;
    const AT_ONCE = 200;
    const names = data.articles.map(plain);
    const messages = data.messages.map(plain);
    const rules = data.rules.map((rule) => plain(rule.join(" ")));
    const row = ([severity, rule, catalog, sentence, state, message, before = "", marked = "", after = ""]) => {
      const item = pieces.cloneNode(true);
      const [kind, link, says, excerpt, where] = item.children;
      const [article, language, address] = data.catalogs[catalog];
      const [severityId, severityName] = data.severities[severity];
      kind.textContent = severityName;
      kind.classList.add(severityId);
      link.textContent = data.rules[rule][1];
      link.setAttribute("href", address.replace(/#.*/, `#u${catalog}-${sentence}`));
      says.textContent = data.messages[message];
      excerpt.lang = data.languages[language][0];
      [before, marked, after].forEach((text, at) => { excerpt.children[at].textContent = text; });
      excerpt.hidden = !(before || marked || after);
      where.firstElementChild.textContent = data.articles[article];
      where.lastElementChild.textContent = ` · ${data.languages[language][1]} · ${data.states[state]}`;
      return item;
    };
    let left = [];
    const show = (from) => {
      const items = left.slice(from, from + AT_ONCE).map(row);
      if (from) list.append(...items); else list.replaceChildren(...items);
      more.hidden = list.children.length >= left.length;
    };
    const apply = () => {
      const wanted = new FormData(form);
      const [language, article, rule, state] = ["language", "article", "rule", "state"].map((name) => wanted.get(name));
      history.replaceState([...wanted], "");  // who comes back finds the filters as they were
      const severities = new Set(wanted.getAll("severity").map((name) => data.severities.findIndex(([id]) => id === name)));
      const words = wordsOf(form);
      const ruleAt = data.rules.findIndex(([id]) => id === rule);
      const languageAt = data.languages.findIndex(([tag]) => tag === language);
      left = data.findings.filter(([severity, ruleOf, catalog, , stateOf, message, ...excerpt]) => {
        const [articleOf, languageOf] = data.catalogs[catalog];
        if (!severities.has(severity) || (rule && ruleOf !== ruleAt) || (language && languageOf !== languageAt)) return false;
        if ((article && articleOf !== +article) || (state && stateOf !== +state)) return false;
        return words.every((word) => messages[message].includes(word) || names[articleOf].includes(word)
          || rules[ruleOf].includes(word) || plain(excerpt.join("")).includes(word));
      });
      show(0);
      one("nothing").hidden = left.length > 0;
      const counts = { shown: left.length, all: data.findings.length };
      form.querySelector("output").textContent = say(counts.shown < counts.all ? "someFindings" : "allFindings", counts);
    };
    more.addEventListener("click", () => {
      const from = list.children.length;
      show(from);
      list.children[from]?.querySelector("a").focus();
    });
    for (const link of all("a.drill[data-rule]")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        for (const name of ["text", "language", "article", "state", "rule"]) form.elements[name].value = link.dataset[name] ?? "";
        form.elements.severity.forEach((box) => { box.checked = true; });
        apply();
        one("findings").scrollIntoView();
        list.querySelector("a")?.focus({ preventScroll: true });
      });
    }
    one("first")?.remove();
    if (Array.isArray(history.state)) {
      form.elements.severity.forEach((box) => { box.checked = false; });
      for (const [name, value] of history.state) {
        if (name === "severity") form.querySelector(`[value="${value}"]`).checked = true;
        else form.elements[name].value = value;
      }
    }
    onFilters(form, apply);
  }

  // Terms.
  const terms = one("term-filters");
  if (terms) {
    const rows = all(".term").map((row) => ({ row, text: "" }));
    const apply = () => {
      const wanted = new FormData(terms);
      const [language, article] = [wanted.get("language"), wanted.get("article")];
      const words = wordsOf(terms);
      let shown = 0;
      for (const each of rows) {
        const { row } = each;
        const has = (names) => (language ? names.split(" ").includes(language) : names !== "");
        const fits = has(wanted.get("apart") ? row.dataset.apart : row.dataset.languages);
        const there = !article || row.dataset.articles.split(" ").includes(article);
        if (words.length) each.text ||= plain(row.textContent);
        row.hidden = !(fits && there && words.every((word) => each.text.includes(word)));
        shown += !row.hidden;
      }
      terms.querySelector("output").textContent = say("someTerms", { shown, all: rows.length });
    };
    onFilters(terms, apply);
  }
})();
