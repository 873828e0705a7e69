/** @returns {HTMLElement} the element of that id */
export const byId = (id) => document.getElementById(id);

/**
 * Makes an element. Properties are set as such, those with a hyphen as attributes; children are nodes or texts.
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes('-') || name === 'role') {
      element.setAttribute(name, value);
    } else {
      element[name] = value;
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}
