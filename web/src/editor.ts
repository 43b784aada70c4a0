import { autocompletion, closeBrackets, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { HighlightStyle, bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { sparql } from "codemirror-lang-sparql";
import { completions } from "./completion";
import { make } from "./dom";

export interface Options {
  /** Runs the query. */
  readonly run: () => void;
  /** The base of the things. */
  readonly base: string;
  /** Where names are looked up: `suggest` of a server, `index` of a static site. */
  readonly suggestions: DOMStringMap;
}

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], color: "var(--operative)", fontWeight: "600" },
  { tag: [tags.variableName, tags.definition(tags.variableName)], color: "var(--observation)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--commitment)" },
  { tag: [tags.url, tags.link, tags.namespace, tags.propertyName], color: "var(--accent)" },
  { tag: [tags.number, tags.bool], color: "var(--conclusion)" },
  { tag: [tags.comment, tags.lineComment], color: "var(--quiet)", fontStyle: "italic" },
  { tag: tags.invalid, color: "var(--bad)", textDecoration: "underline" },
]);

const look = EditorView.theme({
  "&": { background: "var(--paper)", color: "var(--ink)", fontSize: "0.9rem", maxHeight: "32rem" },
  "&.cm-focused": { outline: "3px solid var(--focus)", outlineOffset: "2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55", minHeight: "14rem" },
  ".cm-content": { caretColor: "var(--ink)", padding: "0.5rem 0" },
  ".cm-gutters": { background: "var(--panel)", color: "var(--quiet)", border: "0" },
  ".cm-activeLine, .cm-activeLineGutter": { background: "var(--panel)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground":
    { background: "var(--wash)" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
    background: "var(--wash)",
    outline: "1px solid var(--edge)",
  },
  ".cm-tooltip": {
    background: "var(--paper)",
    color: "var(--ink)",
    border: "1px solid var(--edge)",
    maxWidth: "min(34rem, 90vw)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "0.25rem 0.5rem" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    background: "var(--accent)",
    color: "var(--on-accent)",
  },
  ".cm-completionDetail": { color: "inherit", fontStyle: "normal", marginLeft: "0.75em" },
  ".cm-completionMatchedText": { textDecoration: "underline" },
});

/**
 * Words typed over a selection of several lines are put in by the editor: the browser would carry
 * the look of the old words over in a style attribute, which the content policy refuses.
 */
const replacing = EditorView.domEventHandlers({
  beforeinput: (event, view) => {
    const { main } = view.state.selection;
    const isWords = event.inputType === "insertText" && event.data !== null;
    if (!isWords || event.isComposing || main.empty) return false;
    if (view.state.doc.lineAt(main.from).number === view.state.doc.lineAt(main.to).number) return false;
    event.preventDefault();
    view.dispatch(view.state.replaceSelection(event.data ?? ""), { userEvent: "input.type" });
    return true;
  },
});

/** Puts an editor in the place of a text box, and keeps both in step. */
export function createEditor(text: HTMLTextAreaElement, options: Options): void {
  const host = make("div", { class: "editor", tabindex: "-1" });
  // In a shadow tree the editor's styles are objects, not elements, as the content policy demands.
  const root = host.attachShadow({ mode: "open" });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text.value,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        sparql(),
        syntaxHighlighting(colours),
        look,
        EditorView.lineWrapping,
        replacing,
        EditorView.contentAttributes.of({
          "aria-label": "SPARQL query; Escape, then Tab leaves the editor",
          "aria-multiline": "true",
          tabindex: "0",
        }),
        autocompletion({ override: completions(options), icons: false }),
        keymap.of([
          { key: "Mod-Enter", preventDefault: true, run: () => (options.run(), true) },
          ...completionKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) text.value = update.state.doc.toString();
        }),
      ],
    }),
  });
  host.addEventListener("focus", () => view.focus());
  text.addEventListener("change", () => {
    if (text.value === view.state.doc.toString()) return;
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text.value } });
  });
  text.hidden = true;
  text.after(host);
}
