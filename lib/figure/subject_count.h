/* A count or an ordinal whose noun is sought: subject_count.c, of persons subject_persons.c. */
#ifndef FIGURE_SUBJECT_COUNT_H
#define FIGURE_SUBJECT_COUNT_H

#include "figure/subject.h"

struct count {
	const struct draft *d;
	size_t behind;		/* past the figures that count the same */
	bool event;		/* of events, 三次 */
	bool cardinal;		/* no ordinal */
	bool itself;		/* 人 of 4人 or 4口人 is itself what is counted: 4人受伤 counts no injury */
	bool persons;		/* and these are persons */
	bool at_figure;		/* nothing stands between it and the figure before: see noun_before */
	bool settled;		/* by what has been asked: nothing else may name it */
};

/* The word right in front of a number, 约 passed over. */
struct term word_in_front(struct reader *, const struct draft *);

/* What a person is called: 人 of 4口人 */
struct str person_of(const struct draft *);
/* Persons by what they do or what befalls them; empty: not so. */
struct str befallen(struct reader *, struct count *);		/* 该地区有5人[遇难] */
struct str verb_of_persons(struct reader *, const struct count *);	/* 8人[遇难], but 300[人]滞留机场 */
struct str persons_of_verb(struct reader *, struct count *);	/* [撞死]2人撞伤3人 */
struct str persons_acting(struct reader *, struct count *);	/* 767[人]正在接受治疗 */
struct str persons_of_agent(struct reader *, struct count *);	/* 警方打死7[人] */
struct str persons_done_to(struct reader *, struct count *);	/* 惠及1100万[人] */

#endif
