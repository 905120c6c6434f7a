namespace Poker.Tests.Deploy.Helm;

/// <summary>What the renderer makes of templates. Go's own engine, with Sprig's functions, made the same of each.</summary>
public sealed class TemplateTests
{
    private const string Data =
        """
        { name: poker, count: 2, share: 0.5, live: true, empty: "", nothing: null, map: { b: 2, a: 1 }, list: [v, w], deep: { inner: { leaf: green } } }
        """;

    [Theory]
    [InlineData("a {{ .name }} b", "a poker b")]
    [InlineData("a \n {{- .name -}} \n b", "apokerb")]
    [InlineData("a {{/* said */}}b{{- /* unsaid */ -}} c", "a bc")]
    [InlineData("{{ .count }} {{ .share }} {{ .live }}", "2 0.5 true")]
    [InlineData("{{ .deep.inner.leaf }} {{ (index .deep \"inner\").leaf }}", "green green")]
    [InlineData("{{ if .empty }}a{{ else if .nothing }}b{{ else if .map }}c{{ else }}d{{ end }}", "c")]
    [InlineData("{{ if and .live (not .empty) }}a{{ end }}{{ if or .empty .nothing }}b{{ else }}c{{ end }}", "ac")]
    [InlineData("{{ if eq .name \"poker\" }}a{{ end }}{{ if eq .name \"chess\" }}b{{ end }}", "a")]
    [InlineData("{{ with .deep.inner }}{{ .leaf }} {{ $.name }}{{ end }}{{ with .empty }}a{{ else }}b{{ end }}", "green pokerb")]
    [InlineData("{{ range .list }}{{ . }},{{ end }}{{ range $i, $item := .list }}{{ $i }}{{ $item }}{{ end }}", "v,w,0v1w")]
    [InlineData("{{ range $key, $value := .map }}{{ $key }}={{ $value }} {{ end }}{{ range list }}never{{ end }}", "a=1 b=2 ")]
    [InlineData("{{ $x := 1 }}{{ if .live }}{{ $x = 2 }}{{ $y := 3 }}{{ $y }}{{ end }}{{ $x }}", "32")]
    [InlineData("{{ $m := dict \"a\" .name \"b\" (dict \"c\" \"d\") }}{{ $m.a }} {{ $m.b.c }}", "poker d")]
    [InlineData("{{ define \"t\" }}<{{ .name }}>{{ end }}{{ include \"t\" . | quote }}", "\"<poker>\"")]
    [InlineData("{{ define \"t\" }}a\nb{{ end }}x:{{ include \"t\" . | nindent 2 }}", "x:\n  a\n  b")]
    [InlineData("{{ .empty | default \"a\" }}{{ .name | default \"a\" }}{{ index .map \"z\" | default 7 }}", "apoker7")]
    [InlineData("{{ printf \"%s-%02d\" .name (int .count) }} {{ add (mul .count 60) 20 }}", "poker-02 140")]
    [InlineData("{{ .share | quote }} {{ \"a\\\"b\" | quote }} {{ `a\\b` }}", "\"0.5\" \"a\\\"b\" a\\b")]
    [InlineData("{{ \"a{b}a\" | replace \"{b}\" (toString .count) }} {{ \"hi\" | b64enc }}", "a2a aGk=")]
    public void A_template_means_what_it_means_to_Go(string template, string text) => Assert.Equal(text, Text(template));

    [Theory]
    [InlineData("a {{ .name", "test: an action is not closed")]
    [InlineData("{{ .nothing }}", "there is no value to print")]
    [InlineData("{{ .absent }}", "there is no value to print")]
    [InlineData("{{ .absent.field }}", "there is nothing to have the field field")]
    [InlineData("{{ .map }}", "{\"a\":1,\"b\":2} is nothing to print")]
    [InlineData("{{ 1000000 }}", "1000000 would be printed with an exponent: make it a string")]
    [InlineData("{{ eq .count 2 }}", "eq compares strings here")]
    [InlineData("{{ upper .name }}", "test: the function upper is not known")]
    [InlineData("{{ block \"a\" . }}{{ end }}", "test: the function block is not known")]
    [InlineData("{{ if .live }}a", "test: a block is not closed")]
    [InlineData("a{{ end }}", "test: 'end' closes nothing")]
    [InlineData("{{ .name | | quote }}", "test: '|' is not expected")]
    [InlineData("{{ $x }}", "there is no variable $x")]
    [InlineData("{{ include \"t\" . }}", "there is no template t")]
    [InlineData("{{ required \"say it\" .empty }}", "say it")]
    [InlineData("{{ printf \"%q\" .name }}", "%q is not known")]
    public void What_is_not_of_the_language_here_is_an_error(string template, string problem) =>
        Assert.Equal(problem, Assert.Throws<FormatException>(() => Text(template)).Message);

    private static string Text(string template)
    {
        var nodes = TemplateParser.Parse("test", template);
        var defined = nodes.OfType<Node.Define>().ToDictionary(define => define.Name, define => define.Body);
        return new TemplateRun(defined, (_, _) => null).Text(nodes, Yaml.Read(Data));
    }
}
