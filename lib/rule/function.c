#include "rule/function.h"

const struct figure *
function_figure(const struct scope *s, const struct value *v)
{
	return v->figure == NO_FIGURE ? NULL : &s->article->figures[v->figure];
}

struct value
function_pure(struct interval i)
{
	struct value v = value_number(i, (struct str){ 0 }, NO_FIGURE);

	v.literal = true;
	return v;
}

struct value
function_count(size_t min, size_t max)
{
	return function_pure((struct interval){ dec_int((long long)min), dec_int((long long)max) });
}

struct value
function_text(struct scope *s, struct buf *b)
{
	struct str text = arena_str(s->arena, buf_str(b));

	buf_release(b);
	return value_text(text);
}

const struct function functions[] = {
#define F(name, spelling, min, max, what) { spelling, min, max, call_##name, NULL, what },
#define T(name, spelling, min, max, what) { spelling, min, max, call_##name, text_##name, what },
	FUNCTIONS(F, T)
#undef T
#undef F
	{ .name = NULL }
};

bool
function_is_stored(const struct function *f)
{
	return f->call == call_unit || f->call == call_class || f->call == call_subject || f->call == call_kind ||
	    f->call == call_qualifier;
}

const struct function *
function_find(struct str name)
{
	for (const struct function *f = functions; f->name != NULL; f++)
		if (str_eq(str_of(f->name), name))
			return f;
	return NULL;
}
