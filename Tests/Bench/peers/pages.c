/* Listing pages with libxml2 alone: tree, one XPath for the rows, a walk through each row's cells.
   cc -O2 pages.c $(pkg-config --cflags --libs libxml-2.0); ./a.out FILE... */
#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

static double seconds(void) {
  struct rusage u;
  getrusage(RUSAGE_SELF, &u);
  return u.ru_utime.tv_sec + u.ru_stime.tv_sec + (u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}

/* All values of all rows, one behind the other. */
static char *values;
static size_t used, room;
static long rows, yen;

static void put(const char *text, size_t length) {
  if (used + length > room) values = realloc(values, room = (used + length) * 2);
  memcpy(values + used, text, length);
  used += length;
}

static const char *attribute(xmlNodePtr node, const char *name) {
  for (xmlAttrPtr a = node->properties; a; a = a->next)
    if (!strcmp((const char *)a->name, name) && a->children) return (const char *)a->children->content;
  return NULL;
}

static xmlNodePtr find(xmlNodePtr node, const char *name) {
  for (xmlNodePtr c = node->children; c; c = c->next) {
    if (c->type != XML_ELEMENT_NODE) continue;
    if (!strcmp((const char *)c->name, name)) return c;
    xmlNodePtr below = find(c, name);
    if (below) return below;
  }
  return NULL;
}

/* The text below a node in one line, outer blanks gone; inner runs of blanks are one. */
static size_t collect(xmlNodePtr node, char *line, size_t length, size_t most) {
  for (xmlNodePtr c = node->children; c; c = c->next) {
    if (c->type == XML_ELEMENT_NODE) {
      length = collect(c, line, length, most);
    } else if (c->type == XML_TEXT_NODE) {
      for (const char *s = (const char *)c->content; *s && length < most; s++) {
        int blank = *s == ' ' || *s == '\t' || *s == '\n' || *s == '\r';
        if (blank && (length == 0 || line[length - 1] == ' ')) continue;
        line[length++] = blank ? ' ' : *s;
      }
    }
  }
  return length;
}

static char line[65536];
static size_t text(xmlNodePtr node) {
  size_t length = collect(node, line, 0, sizeof line - 1);
  while (length > 0 && line[length - 1] == ' ') length--;
  line[length] = 0;
  return length;
}

static long number(const char *s) {
  long n = 0;
  for (; *s && *s != ' ' && *s != ')'; s++)
    if (*s >= '0' && *s <= '9') n = n * 10 + (*s - '0');
  return n;
}

static void put_after(const char *link, const char *key) {
  const char *s = link ? strstr(link, key) : NULL;
  if (s) put(s + strlen(key), strlen(s + strlen(key)));
}

static void put_without(const char *mark, size_t length) {
  size_t skip = strncmp(line, mark, strlen(mark)) ? 0 : strlen(mark);
  put(line + skip, length - skip);
}

static void items(xmlNodePtr node) {
  for (xmlNodePtr c = node->children; c; c = c->next) {
    if (c->type != XML_ELEMENT_NODE) continue;
    if (!strcmp((const char *)c->name, "li")) {
      size_t length = text(c);
      if (!strncmp(line, "(ｸｰﾎﾟﾝ)", strlen("(ｸｰﾎﾟﾝ)"))) put_without("(ｸｰﾎﾟﾝ)", length);
      else put_without("(割・サ・オ)", length);
    } else {
      items(c);
    }
  }
}

static void cell(int column, xmlNodePtr td) {
  size_t length;
  xmlNodePtr a;
  switch (column) {
  case 0:
    a = find(td, "a");
    if (a) put_after(attribute(a, "href"), "date=");
    length = text(td);
    if (length > 5) put(line + length - 5, 5);
    break;
  case 2:
    a = find(td, "a");
    if (a) put_after(attribute(a, "href"), "reserveId=");
    a = find(td, "p");
    if (a) put(line, text(a));
    break;
  case 3:
    length = text(td);
    put(strncmp(line, "(指)", strlen("(指)")) ? "0" : "1", 1);
    put_without("(指)", length);
    break;
  case 4:
    length = text(td);
    if (!strcmp(line, "NHPB")) put("HOT PEPPER Beauty", strlen("HOT PEPPER Beauty"));
    else put(line, length);
    break;
  case 5: items(td); break;
  case 1: length = text(td); put(line, length); break;
  case 6: text(td); yen += number(line); break;
  case 8: {
    text(td);
    char *before = strchr(line, '(');
    yen += number(line) + (before ? number(before + 1) : 0);
    break;
  }
  }
}

static void read_page(const char *bytes, int length) {
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT;
  htmlDocPtr page = htmlReadMemory(bytes, length, NULL, "UTF-8", options);
  xmlXPathContextPtr context = xmlXPathNewContext(page);
  xmlXPathObjectPtr found = xmlXPathEvalExpression(BAD_CAST "//table[@id='resultList']//tr[td]", context);
  for (int i = 0; found->nodesetval && i < found->nodesetval->nodeNr; i++) {
    int column = 0;
    for (xmlNodePtr c = found->nodesetval->nodeTab[i]->children; c; c = c->next)
      if (c->type == XML_ELEMENT_NODE && !strcmp((const char *)c->name, "td")) cell(column++, c);
    rows++;
  }
  xmlXPathFreeObject(found);
  xmlXPathFreeContext(context);
  xmlFreeDoc(page);
}

/* Bytes of the values without blanks, which readers fold each in its own way. */
static long inked(void) {
  long count = 0;
  for (size_t i = 0; i < used; i++) {
    unsigned char c = values[i];
    if (c == ' ' || (c >= 9 && c <= 13)) continue;
    if (c == 0xC2 && (unsigned char)values[i + 1] == 0xA0) { i++; continue; }
    if (c == 0xE3 && (unsigned char)values[i + 1] == 0x80 && (unsigned char)values[i + 2] == 0x80) { i += 2; continue; }
    count++;
  }
  return count;
}

int main(int count, char **names) {
  char **bytes = calloc(count, sizeof *bytes);
  int *lengths = calloc(count, sizeof *lengths);
  for (int i = 1; i < count; i++) {
    FILE *file = fopen(names[i], "rb");
    if (!file) return perror(names[i]), 1;
    fseek(file, 0, SEEK_END);
    lengths[i] = ftell(file);
    rewind(file);
    bytes[i] = malloc(lengths[i] + 1);
    if (fread(bytes[i], 1, lengths[i], file) != (size_t)lengths[i]) return perror(names[i]), 1;
    fclose(file);
  }
  xmlInitParser();
  double least = 1e9;
  for (int round = 0; round < 5; round++) {
    used = 0, rows = 0, yen = 0;
    double start = seconds();
    for (int i = 1; i < count; i++) read_page(bytes[i], lengths[i]);
    double taken = seconds() - start;
    if (taken < least) least = taken;
  }
  printf("pages\tlibxml2 in C\t%.6f\t-\t%ld rows, %ld bytes, %ld yen\t\n", least, rows, inked(), yen);
  return 0;
}
