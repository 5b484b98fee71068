/*
 * What each operation comes to: a function for each of the list in operation.h, which
 * appends its result to the answer's text.
 */
#ifndef STATS_ANSWER_H
#define STATS_ANSWER_H

#include "stats/operation.h"

#define O(name, function, ...) void answer_##function(struct answer *);
OPERATIONS(O)
#undef O

#endif
