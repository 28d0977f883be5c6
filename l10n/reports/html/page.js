"use strict";
// Everything is on the page already; this filters it. It reads text and sets attributes, and makes no HTML.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const number = new Intl.NumberFormat("en");
  const texts = new Map();
  const textOf = (element) => {
    if (!texts.has(element)) texts.set(element, plain(element.textContent));
    return texts.get(element);
  };
  const later = (run) => {
    let timer = 0;
    return () => { clearTimeout(timer); timer = setTimeout(run, 120); };
  };

  // The theme: the system's until somebody chooses.
  const theme = one("theme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const label = () => { theme.textContent = isDark() ? "Light" : "Dark"; };
  try {
    const kept = localStorage.getItem("l10n-theme");
    if (kept === "dark" || kept === "light") root.dataset.theme = kept;
  } catch { /* a file may have no storage */ }
  theme.setAttribute("aria-label", "Change between light and dark");
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try { localStorage.setItem("l10n-theme", root.dataset.theme); } catch { /* as above */ }
    label();
  });
  dark.addEventListener("change", label);
  label();
  theme.hidden = false;

  // Where one is.
  const links = new Map(all("nav a").map((link) => [link.hash.slice(1), link]));
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) {
        for (const link of links.values()) link.removeAttribute("aria-current");
        links.get(target.id)?.setAttribute("aria-current", "true");
      }
    }
  }, { rootMargin: "-20% 0px -75% 0px" });
  all("main > section").forEach((section) => seen.observe(section));

  // Findings.
  const form = one("finding-filters");
  if (form) {
    const groups = all(".group").map((group) => ({
      group,
      units: all(".unit", group).map((unit) => ({ unit, found: [...unit.firstElementChild.children] })),
    }));
    const total = groups.reduce((sum, { units }) => sum + units.reduce((n, { found }) => n + found.length, 0), 0);
    const opened = new Set();
    const apply = () => {
      const wanted = new FormData(form);
      const [text, language, article, rule] = ["text", "language", "article", "rule"].map((name) => wanted.get(name));
      const severities = new Set(wanted.getAll("severity"));
      const words = plain(text).split(/\s+/).filter(Boolean);
      const counts = [];
      let shown = 0;
      for (const { group, units } of groups) {
        let here = 0;
        const fits = (!language || group.dataset.language === language) && (!article || group.dataset.article === article);
        const name = words.length ? textOf(group.querySelector(".name")) : "";
        if (fits) {
          for (const { unit, found } of units) {
            const has = words.every((word) => name.includes(word) || textOf(unit).includes(word));
            const left = has ? found.map(({ dataset }) => (!rule || dataset.rule === rule) && severities.has(dataset.severity)) : [];
            const count = left.filter(Boolean).length;
            unit.hidden = count === 0;
            if (count) {
              found.forEach((item, at) => { item.hidden = !left[at]; });
              for (const mark of unit.querySelectorAll("mark[data-about]")) {
                mark.classList.toggle("off", !mark.dataset.about.split(" ").some((at) => left[at - 1]));
              }
            }
            here += count;
          }
        }
        group.hidden = here === 0;
        shown += here;
        counts.push([group, here]);
      }
      const filtered = shown < total;
      for (const [group, here] of counts) {
        group.querySelector(".left").textContent = filtered ? `${number.format(here)} shown` : "";
      }
      for (const { group } of groups) {
        if (filtered && shown <= 100 && !group.hidden && !group.open) { group.open = true; opened.add(group); }
        else if ((!filtered || shown > 100) && opened.delete(group)) group.open = false;
      }
      one("nothing").hidden = shown > 0;
      form.querySelector("output").textContent = filtered
        ? `${number.format(shown)} of ${number.format(total)} findings` : `${number.format(total)} findings`;
    };
    form.addEventListener("input", later(apply));
    form.addEventListener("reset", () => setTimeout(apply));
    form.addEventListener("submit", (event) => event.preventDefault());
    one("unfold").addEventListener("click", (event) => {
      const shown = groups.filter(({ group }) => !group.hidden);
      const open = shown.some(({ group }) => !group.open);
      shown.forEach(({ group }) => { group.open = open; });
      event.target.textContent = open ? "Close all" : "Open all";
    });
    for (const link of all("a.drill")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        for (const name of ["text", "language", "article", "rule"]) form.elements[name].value = link.dataset[name] ?? "";
        form.elements.severity.forEach((box) => { box.checked = true; });
        apply();
        one("findings").scrollIntoView();
        const first = groups.find(({ group }) => !group.hidden);
        if (first) {
          if (!first.group.open) { first.group.open = true; opened.add(first.group); }
          first.group.firstElementChild.focus({ preventScroll: true });
        }
      });
    }
    form.hidden = false;
    apply();
  }

  // Terms.
  const terms = one("term-filters");
  if (terms) {
    const rows = all(".term");
    const apply = () => {
      const wanted = new FormData(terms);
      const [language, article] = [wanted.get("language"), wanted.get("article")];
      const words = plain(wanted.get("text")).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const has = (names) => (language ? names.split(" ").includes(language) : names !== "");
        const fits = has(wanted.get("apart") ? row.dataset.apart : row.dataset.languages);
        const there = !article || row.dataset.articles.split(" ").includes(article);
        row.hidden = !(fits && there && words.every((word) => textOf(row).includes(word)));
        shown += !row.hidden;
      }
      terms.querySelector("output").textContent = `${number.format(shown)} of ${number.format(rows.length)} terms`;
    };
    terms.addEventListener("input", later(apply));
    terms.addEventListener("reset", () => setTimeout(apply));
    terms.addEventListener("submit", (event) => event.preventDefault());
    terms.hidden = false;
    apply();
  }

  // Rows to paste.
  const copy = one("copy");
  if (copy) {
    const told = copy.parentElement.querySelector("output");
    copy.addEventListener("click", async () => {
      const rows = one("rows");
      try {
        await navigator.clipboard.writeText(rows.textContent);
        told.textContent = "Copied.";
      } catch {
        getSelection().selectAllChildren(rows);
        told.textContent = "Selected: press Ctrl+C.";
      }
    });
    copy.hidden = false;
  }
})();
