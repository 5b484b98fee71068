/* Reading rule files: conditions, claims and messages. */
#include "rule/rulefile.h"

/* Can the formula be true or false? */
static bool
is_condition(const struct node *n)
{
	return n->type < NODE_ADD || n->type == NODE_CALL;
}

static const struct node *
read_formula(struct reader *r, struct str value)
{
	struct pattern_error error;
	struct names names = { r->form->names, r->form->nnames };
	const struct node *n = formula_compile(&r->rules->arena, &r->rules->regexes, r->words, names, value, &error);

	if (n == NULL)
		reader_fault_in(r, value, &error);
	return n;
}

static void
read_condition(struct reader *r, struct str value, const struct node **list, size_t *n)
{
	if (*n == FORM_CONDITIONS) {
		reader_fault(r, value.p, "too many such lines: join some with \"and\"");
		return;
	}
	list[*n] = read_formula(r, value);
	*n += list[*n] != NULL;
}

/* One that does not hold is enough, whichever it is. */
static void
add_tried(struct conditions *c, const struct node *n)
{
	size_t i = c->n++;

	for (; i > 0 && formula_cost(c->list[i - 1]) > formula_cost(n); i--)
		c->list[i] = c->list[i - 1];
	c->list[i] = n;
}

/* room: how many places must stay for what comes. */
static void
add_conjuncts(struct conditions *c, const struct node *n, size_t room)
{
	if (n->type == NODE_AND && c->n + room + 2 <= FORM_TRIED) {
		add_conjuncts(c, n->args[0], room + 1);
		add_conjuncts(c, n->args[1], room);
	} else {
		add_tried(c, n);
	}
}

void
read_when(struct reader *r, struct str value)
{
	struct form *f = r->form;
	const struct node *n;

	read_condition(r, value, f->when, &f->nwhen);
	if (r->broken)
		return;
	if (!is_condition(f->when[f->nwhen - 1]))
		reader_fault(r, value.p, "a condition is a comparison, as in: n > 2");
	n = f->when[f->nwhen - 1];
	add_conjuncts(f->shape == SHAPE_PAIR && formula_is_about(n, PAIR_A) ? &f->joining : &f->tried, n,
	    FORM_CONDITIONS - f->nwhen);
}

void
read_key(struct reader *r, struct str value)
{
	struct form *f = r->form;

	if (f->shape != SHAPE_PAIR)
		reader_fault(r, value.p, "a key belongs to the shape pair");
	else
		read_condition(r, value, f->key, &f->nkey);
}

void
read_claim(struct reader *r, struct str value)
{
	struct form *f = r->form;

	if (f->claim != NULL) {
		reader_fault(r, value.p, "the shape has a claim already: join them with \"and\"");
		return;
	}
	f->claim = read_formula(r, value);
	if (f->claim == NULL)
		return;
	f->relates = formula_relates(f->claim) && !(f->shape == SHAPE_EACH && f->claim->type == NODE_CALL);
	if (!is_condition(f->claim))
		reader_fault(r, value.p, "a claim is a comparison, as in: share = part / whole");
	f->judged = formula_first_figure(f->claim, f->is_figure, f->nnames);
	if (f->shape == SHAPE_SERIES)
		f->judged = SERIES_LABEL;
	else if (f->judged == f->nnames)
		reader_fault(r, value.p, "a claim names the figure that it judges, as in: share = part / whole");
}

void
read_say(struct reader *r, struct str value)
{
	struct str both[LANGUAGE_COUNT];
	struct pattern_error error;
	struct names names = { r->form->names, r->form->nnames + 2 };

	if (r->form->say[LANGUAGE_ZH].n > 0) {
		reader_fault(r, value.p, "the shape has a message already");
		return;
	}
	reader_split(value, both);
	for (int l = 0; l < LANGUAGE_COUNT; l++)
		if (!message_compile(&r->form->say[l], &r->rules->arena, &r->rules->regexes, r->words, names,
		    both[l], &error)) {
			reader_fault_in(r, both[l], &error);
			return;
		}
}

/* "message NAME TEXT": what belongs to no rule. */
void
read_message(struct reader *r, struct str value)
{
	enum { NAMES = 6 };
	static const char *const messages[MESSAGE_COUNT][NAMES] = {
#define M(constant, ...) { __VA_ARGS__ },
		MESSAGES(M)
#undef M
	};
	struct str names[NAMES], both[LANGUAGE_COUNT], text = value, name = str_cut(&text, ' ');
	struct pattern_error error;
	size_t which = 0, n = 0;

	while (which < MESSAGE_COUNT && !str_eq(str_of(messages[which][0]), name))
		which++;
	if (which == MESSAGE_COUNT || text.p == NULL) {
		reader_fault(r, value.p, "write: message NAME TEXT, with a name that lib/rules/messages.rule has");
		return;
	}
	while (n + 1 < NAMES && messages[which][n + 1] != NULL) {
		names[n] = str_of(messages[which][n + 1]);
		n++;
	}
	reader_split(str_trim(text), both);
	for (int l = 0; l < LANGUAGE_COUNT; l++)
		if (!message_compile(&r->rules->messages[which][l], &r->rules->arena, &r->rules->regexes,
		    r->words, (struct names){ names, n }, both[l], &error)) {
			r->rules->messages[which][l].n = 0;
			reader_fault_in(r, both[l], &error);
			return;
		}
}
