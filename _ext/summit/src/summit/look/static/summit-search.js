/*
 * Finds records on the search page, above the pages that Sphinx's own search finds.
 *
 * It runs deferred: after searchtools.js has defined Sphinx's search, and before that begins. The data is
 * globalThis.summitRecords, from summit-records.js; data.py describes it.
 */
"use strict";

(() => {
  const { phrases, kinds, pages, records, gone } = globalThis.summitRecords;
  const FIRST = 20;
  const LOOKED_UP = 1000;
  const EAST_ASIAN = /[\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]/u;
  // What Korean and Japanese set behind words, which nobody means to look for.
  const PARTICLES = /(?:으로|에서|은|는|이|가|을|를|의|에|와|과|도|로)$|[のをはがにでとへも]/u;
  const root = document.documentElement.dataset.content_root || "./";

  // Comparing

  /** Text without differences of case, width and Latin diacritics; kana keep their marks, which matter. */
  const fold = (text) =>
    text
      .normalize("NFKD")
      .replace(/[\u0300-\u036f]/g, "")
      .normalize("NFKC")
      .toLowerCase();

  /** Folded words of letters and digits, with one space between each two. */
  const spaced = (text) =>
    fold(text)
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();

  /** Folded text without spaces, signs and leading noughts: p-07, P7 and 7440-55-3 are written many ways. */
  const squeezed = (text) =>
    spaced(text)
      .replaceAll(" ", "")
      .replace(/(\p{L})0+(?=\d)/gu, "$1");

  const begins = (text, word) => text.startsWith(word) || text.includes(` ${word}`);

  /** Whether a word stands in spaced text: a short Latin one at the beginning of another word only. */
  const holds = (text, word) =>
    EAST_ASIAN.test(word) || word.length > 3 ? text.includes(word) : begins(text, word);

  const prepared = records.map(
    ([id, kind, page, title, language, names, citation, former, numbers, text]) => ({
      ...{ id, kind, page, title, language, citation, former, text },
      known: [title, ...names].map((name) => ({
        ...{ name, spaced: spaced(name), squeezed: squeezed(name) },
      })),
      keys: [id, citation, ...former, ...numbers].filter(Boolean).map(squeezed),
      named: [kinds[kind], citation, title, ...names, ...numbers].map(spaced).join(" "),
      said: "",
    }),
  );

  /** How well a name meets a query, 0 for not at all; the more of the name the query is, the better. */
  const rankOfName = (known, query) => {
    const covered = Math.round((99 * query.squeezed.length) / known.squeezed.length);
    const enough = EAST_ASIAN.test(query.squeezed) ? 2 : 4;
    if (known.squeezed === query.squeezed) return 900;
    if (query.words.every((word) => ` ${known.spaced} `.includes(` ${word} `))) return 700 + covered;
    if (known.squeezed.startsWith(query.squeezed)) return 650 + covered;
    if (query.words.every((word) => begins(known.spaced, word))) return 550 + covered;
    const inside = query.squeezed.length >= enough && known.squeezed.includes(query.squeezed);
    return inside ? 500 + covered : 0;
  };

  /** How well a record meets a query, with the name other than its title that did, or that its text did. */
  const rank = (record, query) => {
    if (record.keys.includes(query.squeezed)) return { score: LOOKED_UP };
    let best = { score: 0 };
    record.known.forEach((known, at) => {
      const score = rankOfName(known, query);
      // The title wins over the other names.
      if (score > best.score) best = at ? { score, name: known.name } : { score: score + 5 };
    });
    if (best.score) return best;
    if (query.squeezed.length > 2 && record.keys.some((key) => key.startsWith(query.squeezed)))
      return { score: 450 };
    if (query.words.every((word) => begins(record.named, word))) return { score: 400 };
    record.said ||= `${record.named} ${spaced(record.text)}`;
    if (!query.words.every((word) => holds(record.said, word))) return best;
    return { score: record.said.includes(query.words.join(" ")) ? 250 : 200, inText: true };
  };

  /** Best first; between equals the kind decides. */
  const byRank = (a, b) => b.score - a.score || a.record.kind - b.record.kind;

  /** The records that hold all the words. */
  const meeting = (words) => {
    const query = { words, squeezed: squeezed(words.join(" ")) };
    const hits = prepared
      .map((record) => ({ record, ...rank(record, query) }))
      .filter((hit) => hit.score)
      .sort(byRank);
    // Who looks up a number does not mean the texts in which its parts happen to stand.
    return hits[0]?.score === LOOKED_UP ? hits.filter((hit) => !hit.inText) : hits;
  };

  /** The hits of a query, each with the words that it holds: the query's own, or those without particles. */
  const find = (query) => {
    const words = spaced(query).split(" ").filter(Boolean);
    const loose = words
      .flatMap((word) => (EAST_ASIAN.test(word) ? word.split(PARTICLES) : word))
      .filter(Boolean);
    const best = new Map();
    for (const [tried, loss] of [
      [words, 0],
      [loose, 60],
    ])
      for (const hit of tried.length ? meeting(tried) : []) {
        const score = hit.score - loss;
        if (score > (best.get(hit.record)?.score ?? 0)) best.set(hit.record, { ...hit, score, words: tried });
      }
    return [...best.values()].sort(byRank);
  };

  // Showing

  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };

  const addressOf = (record) => `${root}${pages[record.page]}#${record.id}`;

  /** A stretch of a text around the first of the words, with the words marked. */
  const excerpt = (text, words) => {
    const characters = [...text];
    const starts = [];
    let plain = "";
    for (const character of characters) {
      starts.push(plain.length);
      plain += fold(character);
    }
    const at = (offset) => starts.findLastIndex((start) => start <= offset);
    const spans = words
      .map((word) => [plain.indexOf(word), word.length])
      .filter(([from]) => from >= 0)
      .map(([from, length]) => [at(from), at(from + length - 1) + 1])
      .sort(([a], [b]) => a - b);
    const begin = Math.max(0, (spans[0]?.[0] ?? 0) - 60);
    const end = Math.min(characters.length, begin + 200);
    const between = (from, to) => characters.slice(from, to).join("");
    const line = element("p", { class: "summit-hit-text" }, begin ? "…" : "");
    let done = begin;
    for (const [from, to] of spans) {
      if (from < done || to > end) continue;
      line.append(between(done, from), element("mark", {}, between(from, to)));
      done = to;
    }
    line.append(between(done, end), end < characters.length ? "…" : "");
    return line;
  };

  const item = ({ record, name, inText, words }) => {
    const link = element("a", { href: addressOf(record) }, record.title);
    if (record.language) link.lang = record.language;
    const about = [kinds[record.kind], record.citation].filter(Boolean).join(" · ");
    const made = element("li", {}, link, " ", element("span", { class: "summit-hit-kind" }, about));
    if (name) made.append(element("p", { class: "summit-hit-text" }, element("mark", {}, name)));
    if (inText) made.append(excerpt(record.text, words));
    return made;
  };

  const list = (hits) => {
    const shown = element("ol", { class: "summit-hits" });
    shown.append(...hits.slice(0, FIRST).map(item));
    if (hits.length <= FIRST) return [shown];
    const said = phrases.show_all.replace("{count}", hits.length);
    const more = element("button", { type: "button", class: "summit-more" }, said);
    more.addEventListener("click", () => {
      shown.append(...hits.slice(FIRST).map(item));
      shown.children[FIRST].querySelector("a").focus();
      more.remove();
    });
    return [shown, more];
  };

  const form = (query) => {
    const input = element("input", { type: "search", name: "q", id: "summit-query", autocomplete: "off" });
    input.value = query;
    return element(
      "form",
      { class: "summit-search", role: "search", "aria-label": phrases.search_records },
      element("label", { for: "summit-query" }, phrases.search_label),
      input,
      element("button", { type: "submit" }, phrases.search),
    );
  };

  const countSaid = (count, query) => {
    const one = count === 1 ? phrases.found_one : phrases.found_many;
    return (count ? one : phrases.found_none).replace("{count}", count).replace("{query}", () => query);
  };

  const show = (query) => {
    const results = document.getElementById("search-results");
    if (!document.querySelector("h1")) results.before(element("h1", {}, phrases.search));
    // A live region speaks of what changes in it, so that it is there before its words are.
    const status = element("p", { class: "summit-found", role: "status" });
    const own = results.parentElement.querySelector("input[name=q]");
    results.before(...(own ? [] : [form(query)]), status);
    if (!query) {
      const index = document.querySelector("link[rel=index]")?.getAttribute("href");
      if (index) results.before(element("p", {}, element("a", { href: index }, phrases.index)));
      return;
    }
    const hits = find(query);
    if (hits.length) results.before(element("h2", {}, phrases.records), ...list(hits));
    setTimeout(() => (status.textContent = countSaid(hits.length, query)), 100);
  };

  /** Where a query leads that is an id: to the record, or to what became of the id; undefined for others. */
  const addressOfId = (query) => {
    const id = query.toLowerCase();
    const record = prepared.find((each) => each.id === id || each.former.includes(id));
    return record ? addressOf(record) : Object.hasOwn(gone, id) ? root + gone[id] : undefined;
  };

  /**
   * Leaves records to the list above, and says so. Without a server no page can be fetched for a summary.
   * What was looked for is not marked on the page that is opened next: the mark would be set inside longer
   * words too, and setting it fails where a picture's title has the word.
   */
  const restrainSphinx = () => {
    // Sphinx asks for objects once it has noted the words, however late a theme lets it load its index.
    Search.performObjectSearch = () => {
      localStorage.removeItem("sphinx_highlight_terms");
      return [];
    };
    if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
    const none =
      "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.";
    Object.assign(Documentation.TRANSLATIONS, {
      "Search Results": phrases.pages,
      [none]: phrases.no_page,
    });
  };

  const query = (new URLSearchParams(location.search).get("q") || "").trim();
  const address = addressOfId(query);
  if (address) {
    location.replace(address);
  } else {
    restrainSphinx();
    show(query);
  }
})();
