// A page's other editions have the same anchors: the switch takes the reader to the same place.
for (const link of document.querySelectorAll("a[data-edition]")) {
  link.addEventListener("click", () => {
    link.hash = window.location.hash;
  });
}
