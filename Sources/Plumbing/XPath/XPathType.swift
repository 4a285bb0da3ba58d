/// What an expression gives.
enum XPathType { case nodes, number, text, truth }
