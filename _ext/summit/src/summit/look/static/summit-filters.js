/*
 * Filters a page's list of records by what the records are; what is chosen stands in the address.
 *
 * The data is globalThis.summitFacets, from summit-facets.js; data.py describes it. Without this script
 * the list is whole.
 */
"use strict";

(() => {
  const { phrases, facets, records, readings } = globalThis.summitFacets;
  const article = document.querySelector("[role=main]");

  // What is listed

  const fragmentOf = (parent) => parent?.querySelector("a[href*='#']")?.hash.slice(1);

  const readingItems = () =>
    [...article.querySelectorAll(".summit-readings-of")].flatMap((group) => {
      const values = readings[fragmentOf(group)] ?? [];
      const blocks = [...group.querySelectorAll(":scope > .summit-reading")];
      return blocks.map((block, at) => ({ block, values: values[at] }));
    });

  const recordItems = () => [
    ...[...article.querySelectorAll("section.summit-record, p.summit-source")].map((block) => ({
      block,
      values: records[block.id],
    })),
    ...[...article.querySelectorAll(".summit-index-table tbody tr")].map((block) => ({
      block,
      values: records[fragmentOf(block)],
    })),
  ];

  /** The readings of a page that is about readings, else the records. */
  const items = (() => {
    const listed = readingItems();
    return (listed.length ? listed : recordItems()).filter((item) => item.values);
  })();

  /** What has no purpose once all the items in it are hidden. */
  const groups = [...article.querySelectorAll(".summit-readings-of, section.summit-group")]
    .map((block) => ({ block, inside: items.filter((item) => block.contains(item.block)) }))
    .filter((group) => group.inside.length);

  /** The page's own contents at the side, by the id that each entry leads to. */
  const entries = new Map(
    [...document.querySelectorAll(".toc-tree a[href^='#']")].map((link) => [
      link.hash.slice(1),
      link.closest("li"),
    ]),
  );

  const meets = (item, chosen, but) =>
    Object.entries(chosen).every(
      ([facet, value]) => facet === but || !value || item.values[facet]?.includes(value),
    );

  // The controls

  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };

  /** A choice for each facet that tells items apart. */
  const selects = Object.entries(facets).flatMap(([facet, { values }]) => {
    const used = Object.keys(values).filter((value) =>
      items.some((item) => item.values[facet]?.includes(value)),
    );
    if (used.length < 2) return [];
    const select = element("select", { name: facet, id: `summit-filter-${facet}` });
    select.append(...["", ...used].map((value) => element("option", { value })));
    return [select];
  });

  const status = element("p", { class: "summit-shown", role: "status" });
  const reset = element("button", { type: "reset" }, phrases.reset);
  const form = element(
    "form",
    { class: "summit-filters", "aria-label": phrases.filter },
    ...selects.map((select) => {
      const label = element("label", { for: select.id }, facets[select.name].label);
      return element("div", {}, label, select);
    }),
    reset,
    status,
  );

  /** Puts the controls above the list, outside of whatever the list's first item is in. */
  const place = () => {
    const main = article.querySelector("section") ?? article;
    let at = items[0].block;
    while (at.parentElement !== main && at.parentElement !== article) at = at.parentElement;
    at.before(form);
  };

  // Filtering

  const chosen = () => Object.fromEntries(selects.map((select) => [select.name, select.value]));

  /** How many items each choice would leave stands behind it. */
  const relabel = (choice) => {
    for (const select of selects) {
      const open = items.filter((item) => meets(item, choice, select.name));
      for (const option of select.options) {
        const label = option.value ? facets[select.name].values[option.value] : phrases.any;
        const left = option.value
          ? open.filter((item) => item.values[select.name]?.includes(option.value)).length
          : open.length;
        option.textContent = `${label} (${left})`;
        option.disabled = !left && !option.selected;
      }
    }
  };

  const hide = (block, hidden) => {
    block.hidden = hidden;
    const entry = entries.get(block.id);
    if (entry) entry.hidden = hidden;
  };

  /** Shows what meets the choice, and says how much that is. */
  const apply = () => {
    const choice = chosen();
    for (const item of items) hide(item.block, !meets(item, choice));
    for (const group of groups) hide(group.block, group.inside.every((item) => item.block.hidden));
    relabel(choice);
    const shown = items.filter((item) => !item.block.hidden).length;
    status.textContent = phrases.shown.replace("{shown}", shown).replace("{all}", items.length);
    reset.hidden = Object.values(choice).every((value) => !value);
  };

  /** Takes the choice from the address, what is no choice there left out. */
  const read = () => {
    const query = new URLSearchParams(location.search);
    for (const select of selects) {
      select.value = query.get(select.name) ?? "";
      if (select.selectedIndex < 0) select.value = "";
    }
    apply();
  };

  /** Puts the choice into the address, what else stands there left as it is. */
  const write = () => {
    const address = new URL(location.href);
    for (const [facet, value] of Object.entries(chosen())) {
      if (value) address.searchParams.set(facet, value);
      else address.searchParams.delete(facet);
    }
    history.pushState(null, "", address);
    apply();
  };

  const clear = () => {
    for (const select of selects) select.value = "";
    write();
    selects[0].focus();
  };

  /** A link to a record that is filtered away brings the whole list back. */
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.closest("[hidden]")) return;
    for (const select of selects) select.value = "";
    write();
    target.scrollIntoView();
  };

  if (!selects.length) return;
  place();
  form.addEventListener("change", write);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    clear();
  });
  addEventListener("popstate", read);
  addEventListener("hashchange", reveal);
  read();
  reveal();
})();
