# Writes any R result as JSON with 17 significant digits, so that a double comes back bit for bit.
# Named lists are objects, other lists arrays, vectors of length 1 bare unless wrapped in I(); NA is null,
# infinities and NaN are the strings "Inf", "-Inf" and "NaN".
json_number <- function(x) {
  ifelse(is.nan(x), '"NaN"', ifelse(is.na(x), "null",
    ifelse(is.infinite(x), ifelse(x > 0, '"Inf"', '"-Inf"'), sprintf("%.17g", x))))
}

json <- function(x) {
  if (is.null(x)) return("null")
  if (is.matrix(x)) {
    return(paste0("[", paste(apply(x, 1, function(row) json(I(as.vector(row)))), collapse = ","), "]"))
  }
  if (is.list(x)) {
    parts <- vapply(x, json, "")
    if (length(names(x)) > 0) {
      return(paste0("{", paste0('"', names(x), '":', parts, collapse = ","), "}"))
    }
    return(paste0("[", paste(parts, collapse = ","), "]"))
  }
  boxed <- inherits(x, "AsIs") || length(x) != 1
  x <- unclass(x)
  if (is.factor(x)) x <- as.character(x)
  parts <- if (is.logical(x)) ifelse(is.na(x), "null", ifelse(x, "true", "false"))
    else if (is.numeric(x)) json_number(x)
    else ifelse(is.na(x), "null", encodeString(x, quote = '"'))
  if (boxed) paste0("[", paste(parts, collapse = ","), "]") else parts
}
