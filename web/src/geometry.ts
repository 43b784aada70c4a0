export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Place {
  readonly width: number;
  readonly height: number;
}

export type Direction = "left" | "right" | "up" | "down";

/** The box made smaller or larger around a place, which stays where it is on the screen. */
export function zoomed(box: Box, factor: number, around?: Place): Box {
  const x = around?.x ?? box.x + box.width / 2;
  const y = around?.y ?? box.y + box.height / 2;
  return {
    x: x - (x - box.x) * factor,
    y: y - (y - box.y) * factor,
    width: box.width * factor,
    height: box.height * factor,
  };
}

/** A box that shows a place in its middle, no larger than the one shown and half of the whole. */
export function fitted(place: Place, whole: Box, shown: Box): Box {
  const width = Math.min(shown.width, whole.width / 2);
  const height = Math.min(shown.height, whole.height / 2);
  return { x: place.x - width / 2, y: place.y - height / 2, width, height };
}

const AIMS: Readonly<Record<Direction, Place>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

/** The nearest of several places in a direction; what lies aside counts as twice as far. */
export function nearest(
  from: Place,
  places: readonly (readonly [string, Place])[],
  direction: Direction,
): string | undefined {
  const aim = AIMS[direction];
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [id, place] of places) {
    const [dx, dy] = [place.x - from.x, place.y - from.y];
    const ahead = dx * aim.x + dy * aim.y;
    if (ahead <= 0) continue;
    const aside = Math.abs(dx * aim.y) + Math.abs(dy * aim.x);
    const far = ahead + 2 * aside;
    if (far < least) [best, least] = [id, far];
  }
  return best;
}
