const PLACES = [/line (\d+), column (\d+)/u, /error at (\d+):(\d+)/u];

/** What is wrong with a query: the words of the engine, short, and the line with a mark under it. */
export function explained(words: string, query: string): string {
  const short = words
    .replace(/^# /u, "")
    .replace(/: expected [\s\S]*$/u, "")
    .trim();
  for (const pattern of PLACES) {
    const found = pattern.exec(short);
    if (!found) continue;
    const [line, column] = [Number(found[1]), Number(found[2])];
    const text = query.split("\n")[line - 1];
    if (text !== undefined) return `${short}\n\n${text}\n${" ".repeat(Math.max(column - 1, 0))}^`;
  }
  return short;
}
