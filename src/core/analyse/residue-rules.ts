import type { ResidueCategory } from '../model.ts';

/** A rule for one whole line (already trimmed). */
export interface LineRule {
  readonly category: ResidueCategory;
  readonly pattern: RegExp;
  /** Longest line it applies to, in UTF-16 units: prose that happens to begin alike is longer. */
  readonly longest: number;
  /** A heading: the short lines under it are of its kind too. */
  readonly heading?: true;
}

/** Anchored, no nested repeats: linear on any line. The first rule that fits decides. */
export const LINE_RULES: readonly LineRule[] = [
  { category: 'ad', longest: 60, pattern: /^\[?\s*\/?(?:ad|ads|adsense|advertisement)[_-]?\d*\s*\]$|^\[\/?ad[_-]?\d+\s*\]?$/iu },
  {
    category: 'ad',
    longest: 60,
    pattern:
      /^-*\s*(?:advertisements?|sponsored(?: content)?|promoted(?: content)?|paid content|story continues below advertisement|article continues (?:after|below) (?:the |this )?ad\w*)\s*-*[.:]?$/iu,
  },
  {
    category: 'source',
    longest: 600,
    pattern: /^(?:(?:source|via|from|original(?: article)?|read the original(?: article)?(?: at| here)?)\s*:?\s*)?<?https?:\/\/\S+>?$/iu,
  },

  {
    category: 'related',
    longest: 60,
    heading: true,
    pattern:
      /^(?:see also|related(?: posts?| stor(?:y|ies)| articles?| news| links?| content| topics?| coverage)?|read (?:on|more|also|next|this next)|also read|more (?:stories|news|on this(?: story| topic)?|from (?:this|our) \w+)|recommended(?: for you| stories| reading| articles)?|you (?:may|might) also (?:like|enjoy|be interested in)|most (?:read|popular|viewed)(?: stories| news)?|trending(?: now| stories)?|don['’]t miss|top stories|latest (?:news|stories|posts)|popular posts?|similar (?:posts?|articles|stories)|what to read next|up next)\s*:?$/iu,
  },
  {
    category: 'related',
    longest: 220,
    pattern:
      /^(?:see also|also see|read also|also read|read more|read next|related(?: stor(?:y|ies)| articles?| news| posts?)?|recommended|don['’]t miss)\s*(?::|\s[-–—]|\u00a0| {2})\s*\S/iu,
  },
  {
    category: 'related',
    longest: 220,
    pattern: /^(?:MORE|READ|READ MORE|ALSO READ|SEE ALSO|WATCH|RELATED|READ NEXT|NOW READ|MORE NEWS)\s*:\s*\S/u,
  },
  { category: 'related', longest: 220, pattern: /^(?:•|▪|»|›|→|▶|►)\s*\S[^.]*$/u },
  { category: 'related', longest: 160, pattern: /^(?:click|tap) (?:here )?(?:for|to (?:read|see|view|get|watch|find out)) .{0,120}$/iu },

  {
    category: 'comment',
    longest: 60,
    heading: true,
    pattern:
      /^(?:leave a (?:reply|comment)|post a comment|add a comment|write a comment|join the (?:conversation|discussion)|comments?|c?comments?\s*\(?\d*\)?|\d+ (?:comments?|replies|responses)|view (?:all )?(?:\d+ )?comments|show comments|reader comments|cancel reply|submit comment|reply|log ?in to (?:comment|reply))\s*:?$/iu,
  },
  {
    category: 'comment',
    longest: 160,
    pattern:
      /^(?:your email address will not be published\b|required fields are marked\b|be the first to comment\b|(?:have|got) something to (?:say|add)\b|save my name, email,? and website\b|you must be logged in to\b|start the conversation\b|share your (?:thoughts|views) in the comments\b|what do you think\? (?:let us know|share|leave)\b|do you agree\? (?:let us know|leave)\b)/iu,
  },

  {
    category: 'navigation',
    longest: 40,
    pattern:
      /^(?:back to (?:top|home(?:page)?|the top)|(?:go )?to (?:the )?top|top of page|skip to (?:main )?content|main menu|menu|home ?page|print(?: version| this(?: page| article)?| article| page)?|printer[- ]friendly(?: version)?|send to (?:a )?friend|e-?mail (?:this|article|a friend|this (?:article|page|story))|font size|[+\- ]*font size|next (?:article|post|page|story|»)|previous (?:article|post|page|story)|«? ?previous|next ?»?|older posts?|newer posts?|all (?:news|rights reserved)|search|page \d+ of \d+|site ?map|close|continue reading|read full (?:story|article)|view (?:full )?(?:article|story|profile))\s*[.…»]?$/iu,
  },

  {
    category: 'widget',
    longest: 60,
    pattern:
      /^(?:view (?:the )?(?:photo )?gallery|(?:photo |picture |image )?gallery|scroll down (?:for|to) .{0,40}|story continues (?:below|after)\b.{0,40}|article continues (?:below|after)\b.{0,40}|slideshow:?|loading(?:\.{3}|…)?|play video|watch (?:the )?video(?: (?:below|above|here))?|(?:share|like|tweet|pin|print|save)(?: (?:this|on|via)(?: (?:article|story|post|page|facebook|twitter|x|linkedin|whatsapp|email|it))?)?|share this(?: with| on)?:?.{0,30}|facebook|twitter|whatsapp|pinterest|linkedin|listen to this article.{0,30}|\d+ (?:shares|views)|\d+ min(?:ute)?s? read|estimated reading time.{0,20}|poll|enlarge(?: image)?|image \d+ of \d+|\d+ ?\/ ?\d+)\s*[:.]?$/iu,
  },
  {
    category: 'widget',
    longest: 90,
    pattern:
      /^(?:(?:last )?(?:modified|updated|published|posted|created)(?: date)?(?: on| at)?\s*:|(?:first )?published\s+(?:on )?\w+ \d{1,2},? \d{4}|updated (?:at|on) ?\d)[^.]{0,70}$/iu,
  },
  { category: 'widget', longest: 140, pattern: /^(?:—|–|-{1,2})\s?[^()\n]{1,60}\(@\w{1,20}\),?\s+\w+ \d{1,2},? \d{4}$/u },
  {
    category: 'widget',
    longest: 200,
    pattern:
      /^(?:a post shared by|view this post on|this content is not available|please enable javascript|your browser does not support|we use cookies|this site uses cookies|accept (?:all )?cookies)\b/iu,
  },
  { category: 'widget', longest: 40, pattern: /^nn\(ends\)n$|^\(ends?\)$|^-+ ?ends? ?-+$|^#{3,}$/iu },

  { category: 'tags', longest: 200, pattern: /^#\p{L}[\p{L}\p{Nd}_]*(?:[\s,]+#?\p{L}[\p{L}\p{Nd}_]*){0,20}$/u },
  {
    category: 'tags',
    longest: 200,
    pattern: /^(?:tags?|topics?|filed under|posted in|categor(?:y|ies)|keywords?|labels?|in this (?:article|story))\s*:.{0,180}$/iu,
  },

  {
    category: 'promo',
    longest: 260,
    pattern:
      /^(?:subscribe (?:to|now|today)\b|sign up (?:for|to|here|now|today)\b|get (?:the|our) (?:latest|best|free|daily|morning) .{0,40}(?:newsletter|inbox|app|briefing)|download (?:the|our) .{0,30}\bapp\b|join (?:our|us on) (?:.{0,30}(?:channel|newsletter|group)|whatsapp|telegram|facebook)|support (?:our|independent) journalism|want more .{0,40}\?|enjoyed this (?:article|story)\b|click here\b|newsletter(?: sign ?up)?:?$)/iu,
  },

  {
    category: 'contact',
    longest: 220,
    pattern:
      /^(?:follow (?:@\w|us on\b|him on (?:twitter|x)\b|her on (?:twitter|x)\b|the (?:author|writer|reporter) on\b|\p{Lu}[\p{L} ]{2,40} on (?:twitter|x|facebook|instagram)\b)|(?:e-?mail|contact|write to|reach)(?: us| the (?:author|reporter|writer|editor)| him| her)?\s?(?:at|:)\s|contact us\b|got a (?:story|tip|news tip)\b|do you have a story\b|(?:tel|phone|fax|e-?mail)\s*:)/iu,
  },
  { category: 'contact', longest: 80, pattern: /^\S+@[\w-]+\.\w{2,}(?:\.\w{2,})?$/u },

  {
    category: 'credit',
    longest: 300,
    pattern:
      /^\(?\s*(?:(?:[Aa]dditional |[Ww]ith )?(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Tt]ranslated|[Tt]ranslation|[Cc]ompiled|[Ee]dited|[Ww]ritten|[Rr]eported|[Gg]raphics?) (?:by|from)\s*:?\s+\p{Lu}).{0,280}$/u,
  },
  {
    category: 'credit',
    longest: 200,
    pattern:
      /^\(?\s*\(?(?:with|based on|compiled from|including) (?:information|reports?|reporting|inputs?|contributions?|files?|material|additional reporting|agency (?:inputs|reports))\s*(?:from|by|of)\b.{0,120}$/iu,
  },
  {
    category: 'credit',
    longest: 120,
    pattern: /^[([]?\s*(?:sources?|agenc(?:y|ies)|news source|source text|(?:text |story )?by agencies|with agencies)\s*:\s*\S.{0,100}$/iu,
  },
  {
    category: 'credit',
    longest: 40,
    pattern:
      /^[([](?:AP|Reuters|REUTERS|AFP|UPI|dpa|PA|ANI|PTI|IANS|Xinhua|EFE|ANSA|TASS|agencies|CNN|Bloomberg)(?:\s*[/,&]\s*\w+)?[)\]]$/u,
  },
  {
    category: 'credit',
    longest: 260,
    pattern:
      /^(?:(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}|\p{Lu})|all rights reserved\b|this (?:material|article|story) (?:may not be|was (?:originally|first) (?:published|posted)|originally appeared|first appeared|is republished)\b|the (?:post|article) .{3,120} (?:appeared first on|was originally published)|originally published (?:at|on|by|in)\b|republished (?:from|with)\b)/iu,
  },
  {
    category: 'credit',
    longest: 100,
    pattern:
      /^[([]?\s*(?:file )?(?:photos?|images?|pictures?|pics?|photograph|graphic|illustration)(?:\s+credits?)?\s*(?::|by\b|via\b|courtesy(?: of)?\b|provided by\b|from\b)\s*\p{Lu}[^.!?]{1,70}[.)\]]?$/u,
  },
  {
    category: 'credit',
    longest: 100,
    pattern:
      /^[([]?\s*(?:FILE )?(?:Photo|Image|Picture|Pic|PHOTO|IMAGE|PICTURE)s?\s+(?:by|via|courtesy(?: of)?|provided by)\s+\p{Lu}[^!?]{1,80}$/u,
  },
  {
    category: 'credit',
    longest: 100,
    pattern:
      /^[^.!?]{2,60}(?:’s|'s)? (?:photo|image|picture)s? (?:via|by|courtesy of|from) (?:AP|AFP|Reuters|Getty(?: Images)?|EPA|Pool|TASS|Xinhua|UPI)\)?\.?$/u,
  },
  { category: 'credit', longest: 80, pattern: /^(?:AP|REUTERS|Reuters|AFP|EPA)(?: Photo)?\s?\/\s?\p{Lu}[^!?]{2,60}$/u },
  {
    category: 'credit',
    longest: 80,
    pattern:
      /^\p{Lu}[^.!?]{2,40}\/(?:AP|AFP|Reuters|REUTERS|Getty Images|Getty|EPA|Shutterstock|Bloomberg|Pool)(?:\s(?:via|Images)\s?.{0,20})?$/u,
  },

  {
    category: 'author',
    longest: 300,
    pattern:
      /^(?:about the author\b|.{3,60} is an? (?:freelance|staff|senior|independent|award-winning|contributing)? ?(?:journalist|reporter|writer|correspondent|editor|columnist|blogger|contributor)s? (?:at|for|with|based|who|covering|from)\b)/iu,
  },
  {
    category: 'author',
    longest: 60,
    pattern: /^(?:by|posted by|written by|author\s*:)\s+\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,3}(?:\s*[|,]\s*[^.!?]{2,30})?$/u,
  },
];

/** Trailing picture credit: the whole line is a caption when it is short. */
export const CAPTION_END =
  /(?:[([]\s*(?:(?:[Ff]ile |FILE |[Ll]ibrary |[Ss]tock )?(?:[Pp]hoto|[Ii]mage|[Pp]icture|[Pp]ic|[Pp]hotograph|PHOTO)s?\b[^()[\]]{0,60}|(?:AP|AFP|Reuters|REUTERS|EPA|Getty(?: Images)?|CEN|PA|Caters|Rex|REX|Shutterstock|Alamy|AP Photo|20TH CENTURY FOX)(?:\s?\/[^()[\]]{1,40}|\s[Ii]mages)?)\s*[)\]])\s*$/u;

/** Agency, then two or more spaces, then words: a photo box flattened to text. */
export const CAPTION_START =
  /^(?:Getty(?: Images)?|Euro[Pp]ics(?:\[CEN\])?|AP|AFP|PA|Reuters|REUTERS|Rex|Alamy|Caters)(?:\s{2,}|\u00a0+)\p{L}/u;

/** How captions speak: present tense of posing, or a full date at the end. */
export const CAPTION_FORM =
  /\b(?:shakes? hands|poses?|speaks?|arrives?|attends?|walks?|looks? on|gestures?|waves?|is (?:seen|pictured)|are (?:seen|pictured)|pictured)\b|\((?:left|right|centre|center|L|R)\)|\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}\.?$/u;

/** Shortcodes and template leftovers inside a line. */
export const INLINE_RULES: readonly { readonly category: ResidueCategory; readonly pattern: RegExp }[] = [
  { category: 'ad', pattern: /\[\/?(?:ad|ads)[_-]?\d+\]|\[adsense[^\]\n]{0,30}\]|\[ad\]/giu },
  {
    category: 'widget',
    pattern:
      /\[(?:\/?(?:caption|gallery|embed|video|audio|vc_row|vc_column|et_pb_\w+|embedyt|youtube|tweet|instagram)\b[^\]\n]{0,120})\]/giu,
  },
  { category: 'widget', pattern: /nn\(ends\)n/gu },
  { category: 'widget', pattern: /(?:—|–)\s?[^()\n—–]{1,60}\(@\w{1,20}\),?\s+\p{Lu}\p{Ll}{2,8} \d{1,2}, \d{4}/gu },
  { category: 'widget', pattern: /\bpic\.twitter\.com\/\w+|https?:\/\/t\.co\/\w+/gu },
];

/** A template field before the dateline ("date 2023-06-19 (BEIJING) —"). */
export const LEADING_FIELD = /^\s*(?:date|published|posted|updated)\s*:?\s+\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}\S*)?(?=\s)/iu;
