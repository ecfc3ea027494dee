import type { Block } from './blocks.ts';
import { attr, nameOf, namesOf, parentElementOf } from './dom.ts';

/** Paragraph-like: long enough to be prose and not mostly links. */
const PROSE_CHARS = 60;
const PROSE_LINKED = 0.5;

export const isProse = (block: Block): boolean =>
  block.text.length >= PROSE_CHARS &&
  block.linked / block.text.length < PROSE_LINKED &&
  !/^(?:h[1-6]|figcaption|th|dt|button)$/u.test(block.role);

/** Parts of a page that hold no article text, by tag, role or the words of class and id. */
const JUNK =
  /(?:^|[\s_-])(?:comments?(?:list|s-area|-section|-thread)?|disqus\w*|newsletter\w*|subscribe\w*|related\w*|recirc\w*|recommend\w*|promo\w*|sponsor\w*|advert\w*|ad-?(?:slot|container|wrapper|unit)|share(?:bar|-?(?:bar|tools|buttons|links))?|social\w*|breadcrumbs?|cookies?|consent|gdpr|most-?(?:read|popular)|trending|outbrain|taboola|author-?(?:bio|box|info|card)|[\w-]*-?bio(?:graphy)?(?:-\w+)?|byline[\w-]*|site-?(?:footer|header)|signup|sign-up|toolbar|read-?(?:more|next)|see-?also|more-(?:stories|news|from))(?:$|[\s_-])/iu;

export function isJunkElement(element: Element): boolean {
  const name = nameOf(element);
  if (name === 'nav' || name === 'footer' || name === 'aside') return true;
  if (name === 'body' || name === 'html' || name === 'article' || name === 'main') return false;
  const role = attr(element, 'role');
  if (/^(?:navigation|contentinfo|complementary|search|banner|dialog|alertdialog|menu)$/u.test(role)) return true;
  return JUNK.test(namesOf(element, 'class', 'id'));
}

/** Does the block stand in a junk part below `within`? */
export function inJunk(block: Block, within: Element | null, known: Map<Element, boolean>): boolean {
  const path: Element[] = [];
  let answer = false;
  for (let at: Element | null = block.container; at !== null && at !== within; at = parentElementOf(at)) {
    const told = known.get(at);
    if (told !== undefined) {
      answer = told;
      break;
    }
    path.push(at);
    if (isJunkElement(at)) {
      answer = true;
      break;
    }
  }
  for (const element of path) known.set(element, answer);
  return answer;
}

export const proseChars = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + (isProse(block) ? block.text.length : 0), 0);

export const isCaption = (block: Block): boolean => {
  if (block.role === 'figcaption' || block.role === 'caption') return true;
  let at: Element | null = block.container;
  for (let i = 0; i < 4 && at !== null; i++, at = parentElementOf(at)) {
    if (nameOf(at) === 'figure') return true;
    if (
      /(?:^|[\s_-])(?:caption|photo-?credit|image-?credit|wp-caption-text)(?:$|[\s_-])/iu.test(namesOf(at, 'class')) &&
      block.text.length < 600
    )
      return true;
  }
  return false;
};

/** A line of links alone: "Read more: …", tags, share buttons. */
export const isLinkLine = (block: Block): boolean =>
  (block.linked >= block.text.length * 0.9 && block.role !== 'h1' && block.text.length < 300) || LABEL_LINE.test(block.text);

/** What ad slots and lazy parts show in place of themselves. */
const LABEL_LINE =
  /^(?:advertis(?:ement|ing)|advert|anzeige|werbung|publicit(?:é|à)|publicidad|реклама|loading(?:\.\.\.|…)?|story continues below(?: advertisement)?|sponsored(?: content)?|skip (?:ad|advertisement)|share(?: this)?)$/iu;
