/** What a query asks for. */
export type Form = "select" | "ask" | "construct" | "describe";

const SKIPPED = /#[^\n]*|<[^<>"{}|^`\\\s]*>|"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/gu;
const FORM = /(?<![\w:?$-])(select|ask|construct|describe)(?![\w:-])/iu;

/** The form of a query: its first keyword outside of IRIs, strings and comments. */
export function form(query: string): Form {
  const found = FORM.exec(query.replace(SKIPPED, " "));
  return (found?.[1]?.toLowerCase() as Form | undefined) ?? "select";
}
