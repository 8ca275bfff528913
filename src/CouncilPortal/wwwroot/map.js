// One stop of the Tab key for the whole map; arrow keys go from hexagon to hexagon. Without script each is a link.
(() => {
  const places = [...document.querySelectorAll("#map a")].map((link) => {
    const { e, f } = link.transform.baseVal.consolidate().matrix;
    return { link, x: e, y: f };
  });
  const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  const rest = (place) => {
    for (const { link } of places) {
      link.tabIndex = link === place.link ? 0 : -1;
    }
  };

  // The nearest one ahead; what lies to the side counts as further away.
  const next = (from, [dx, dy]) => {
    let best = null;
    let least = Infinity;
    for (const place of places) {
      const ahead = (place.x - from.x) * dx + (place.y - from.y) * dy;
      const aside = Math.abs((place.x - from.x) * dy) + Math.abs((place.y - from.y) * dx);
      const distance = ahead + 2 * aside;
      if (ahead > 1 && distance < least) {
        best = place;
        least = distance;
      }
    }
    return best;
  };

  for (const place of places) {
    place.link.addEventListener("focus", () => rest(place));
    place.link.addEventListener("keydown", (event) => {
      const direction = directions[event.key];
      const target = direction && next(place, direction);
      if (direction) {
        event.preventDefault();
      }
      target?.link.focus();
    });
  }
  if (places.length > 0) {
    rest(places[0]);
  }
})();
