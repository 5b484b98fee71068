/*
 * Tab-separated fields with \t \n \r \\ escapes; "-" stands for nothing and no
 * field is empty.  Our own, by memchr: see also figure tables in facts.h.
 */
#ifndef TABLE_TSV_H
#define TABLE_TSV_H

#include "base/mem.h"

/* Append a field, escaped; ASCII " is written as U+FF02; an empty one as "-". No separator. */
void tsv_put(struct buf *, struct str field);
/* The reverse: "-" is empty. In the arena where it holds an escape, else the field itself. */
struct str tsv_get(struct arena *, struct str field);
/* Split a line without its \n at tabs into at most max fields; returns how many there are. */
size_t tsv_split(struct str line, struct str *fields, size_t max);

#endif
