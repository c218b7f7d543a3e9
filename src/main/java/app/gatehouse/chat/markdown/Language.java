package app.gatehouse.chat.markdown;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * As much of a programming language as its colours need.
 *
 * @param keywords in small letters where case does not matter
 * @param lineComments what begins a comment that ends with its line
 * @param blockComment what begins and what ends a longer one; empty for none
 * @param quotes what texts stand between, the longer ones first
 */
record Language(
    Set<String> keywords,
    Set<String> lineComments,
    Map.Entry<String, String> blockComment,
    List<String> quotes,
    boolean caseMatters) {

  static final Language PLAIN =
      new Language(Set.of(), Set.of(), Map.entry("", ""), List.of(), true);

  private static final Map.Entry<String, String> C_COMMENT = Map.entry("/*", "*/");
  private static final Map.Entry<String, String> NO_COMMENT = Map.entry("", "");
  private static final Map<String, Language> BY_NAME = new HashMap<>();

  static {
    c(
        "abstract boolean break byte case catch char class const continue default do double else enum"
            + " extends false final finally float for if implements import instanceof int interface"
            + " long native new non-sealed null package permits private protected public record return"
            + " sealed short static strictfp super switch synchronized this throw throws transient true"
            + " try var void volatile when while yield",
        "java");
    c(
        "as break by catch class companion const continue data do else enum false final finally for"
            + " fun if import in init inline interface internal is lateinit null object open operator"
            + " out override package private protected public return sealed super suspend this throw"
            + " true try typealias val var when while",
        "kotlin",
        "kt");
    c(
        "abstract any as async await boolean break case catch class const continue debugger declare"
            + " default delete do else enum export extends false finally for from function get if"
            + " implements import in instanceof interface keyof let namespace never new null number of"
            + " private protected public readonly return set static string super switch this throw true"
            + " try type typeof undefined unknown var void while with yield",
        "javascript",
        "js",
        "jsx",
        "mjs",
        "typescript",
        "ts",
        "tsx");
    c(
        "alignas auto bool break case catch char class const constexpr continue default delete do"
            + " double else enum explicit extern false float for friend goto if inline int long"
            + " namespace new noexcept nullptr operator private protected public register return short"
            + " signed sizeof static struct switch template this throw true try typedef typename union"
            + " unsigned using virtual void volatile while",
        "c",
        "cpp",
        "c++",
        "h",
        "hpp",
        "objective-c");
    c(
        "abstract as async await base bool break byte case catch char class const continue decimal"
            + " default delegate do double else enum event false finally fixed float for foreach get"
            + " goto if implicit in int interface internal is lock long namespace new null object out"
            + " override params private protected public readonly record ref return sealed set short"
            + " static string struct switch this throw true try typeof uint using var virtual void"
            + " while yield",
        "csharp",
        "cs",
        "c#");
    c(
        "break case chan const continue default defer else fallthrough false for func go goto if"
            + " import interface map nil package range return select struct switch true type var",
        "go",
        "golang");
    c(
        "as async await break const continue crate dyn else enum extern false fn for if impl in let"
            + " loop match mod move mut pub ref return self Self static struct super trait true type"
            + " unsafe use where while",
        "rust",
        "rs");
    c(
        "as associatedtype break case catch class continue default defer do else enum extension false"
            + " fileprivate for func guard if import in init inout internal is let nil open operator"
            + " private protocol public repeat return self Self static struct super switch throw throws"
            + " true try typealias var where while",
        "swift");
    c(
        "abstract and array as break case catch class clone const continue declare default do echo"
            + " else elseif extends false final finally fn for foreach function global if implements"
            + " include instanceof interface match namespace new null or print private protected public"
            + " require return static switch this throw trait true try use var while yield",
        "php");
    c("", "css", "scss", "less");
    hash(
        "and as assert async await break case class continue def del elif else except False finally"
            + " for from global if import in is lambda match None nonlocal not or pass raise return self"
            + " True try while with yield",
        "python",
        "py");
    hash(
        "alias and begin break case class def do else elsif end ensure false for if in module next nil"
            + " not or redo rescue retry return self super then true undef unless until when while yield",
        "ruby",
        "rb");
    hash(
        "break case continue do done elif else esac eval exec exit export fi for function if in local"
            + " read readonly return set shift source then trap unset until while sudo cd echo",
        "bash",
        "sh",
        "shell",
        "zsh",
        "console",
        "dockerfile",
        "makefile");
    hash("true false null yes no on off", "yaml", "yml", "toml", "ini", "properties", "r");
    put(
        new Language(words("true false null"), Set.of(), NO_COMMENT, List.of("\""), true),
        "json",
        "jsonc");
    put(
        new Language(
            words(
                "add all alter and as asc begin between by case check column commit constraint create"
                    + " cross database default delete desc distinct drop else end except exists false"
                    + " fetch first for foreign from full group having if in index inner insert"
                    + " intersect into is join key left like limit not null offset on or order outer"
                    + " primary references returning right rollback rows select set table then true"
                    + " union unique update using values view when where with"),
            Set.of("--"),
            C_COMMENT,
            List.of("'", "\""),
            false),
        "sql",
        "postgresql",
        "mysql",
        "plsql");
    put(
        new Language(Set.of(), Set.of(), Map.entry("<!--", "-->"), List.of("\"", "'"), true),
        "html",
        "xml",
        "svg");
  }

  /** Without colours for one that is not known. */
  static Language named(String name) {
    return BY_NAME.getOrDefault(name.toLowerCase(Locale.ROOT), PLAIN);
  }

  private static void c(String keywords, String... names) {
    put(
        new Language(
            words(keywords), Set.of("//"), C_COMMENT, List.of("\"\"\"", "\"", "'", "`"), true),
        names);
  }

  private static void hash(String keywords, String... names) {
    put(
        new Language(
            words(keywords), Set.of("#"), NO_COMMENT, List.of("\"\"\"", "'''", "\"", "'"), true),
        names);
  }

  private static Set<String> words(String list) {
    return list.isEmpty() ? Set.of() : Set.of(list.split(" "));
  }

  private static void put(Language language, String... names) {
    for (String name : names) {
      BY_NAME.put(name, language);
    }
  }
}
