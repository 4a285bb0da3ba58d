#pragma once
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED /* else <unicode/ucnv.h> clashes with Foundation's own copy of ICU */
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xpath.h>
