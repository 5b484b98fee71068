/*
 * Tab-separated fields with \t \n \r \\ escapes; "-" stands for nothing and no
 * field is empty.  Our own, by memchr: see also fact tables in facts.h.
 */
#ifndef TABLE_TSV_H
#define TABLE_TSV_H

#include "base/mem.h"

/* Append a field, escaped; ASCII " is written as U+FF02; an empty one as "-". No separator. */
void tsv_put(struct buf *, struct str field);
/* Append a number in decimal. */
void tsv_put_number(struct buf *, unsigned long long);
/*
 * tsv_put to where there is room, for a writer of many; returns where it ends.  Every byte may be
 * a quotation mark, which becomes three; instead of it a number of 20 digits; and a separator.
 */
#define TSV_ROOM(n) (3 * (n) + 21)
char *tsv_copy(char *to, struct str field);
/* The same of the field text[start, end). */
char *tsv_copy_inside(char *to, struct str text, size_t start, size_t end);
/* The reverse: "-" is empty. In the arena where it holds an escape, else the field itself. */
struct str tsv_get(struct arena *, struct str field);
/* Escapes alone: "-" is a hyphen.  A backslash before any other character is dropped. */
struct str tsv_unescape(struct arena *, struct str field);
/* A whole number in decimal, at most max. false: is none. */
bool tsv_get_number(struct str field, unsigned long long max, unsigned long long *out);
/* Split a line without its \n at tabs into at most max fields; returns how many there are. */
size_t tsv_split(struct str line, struct str *fields, size_t max);

#endif
