// The style sheet of all pages. What a page kind needs of its own stands in components/NAME.css,
// and is taken in without being named here.
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/layout.css";
import "./styles/controls.css";
import "./styles/tables.css";
import "./styles/marks.css";
import "./styles/network.css";
import.meta.glob("./components/*.css", { eager: true });
import "./styles/print.css";
