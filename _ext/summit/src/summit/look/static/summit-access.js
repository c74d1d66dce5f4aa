/*
 * What pages lack for readers with a keyboard or a screen reader, whatever the theme. Each part answers a
 * rule of axe-core, and goes when Sphinx or the theme has it.
 */
"use strict";

(() => {
  const { names, branches, branch } = document.currentScript.dataset;

  // aria-required-attr: Sphinx writes the captions of contents as headings by role, which need a level.
  for (const heading of document.querySelectorAll("[role=heading]:not([aria-level])"))
    heading.setAttribute("aria-level", "2");

  // scrollable-region-focusable: what scrolls must be reached by keyboard, and what does not need not.
  const reach = (block) => {
    if (block.scrollWidth > block.clientWidth) block.tabIndex = 0;
  };
  const sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => reach(target)));
  for (const block of document.querySelectorAll("pre")) {
    reach(block);
    sizes.observe(block);
  }

  // landmark-unique, and labels in the page's language: selectors with labels, from the theme's own module.
  for (const [selector, label] of Object.entries(JSON.parse(names ?? "{}")))
    for (const element of document.querySelectorAll(selector)) element.setAttribute("aria-label", label);
  if (branches)
    for (const toggle of document.querySelectorAll(branches))
      toggle.setAttribute("aria-label", branch + toggle.closest("li").querySelector("a").textContent);
})();
