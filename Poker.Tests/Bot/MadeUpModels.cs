using Google.Protobuf;
using Poker.Bot.Models;
using Poker.Contracts.Onnx;
using Poker.Core.Learning.Networks;
using Poker.Core.Learning.Policies;
using Poker.Core.Learning.Samples;
using Poker.Infrastructure.Models;
using Poker.Infrastructure.Onnx;
using OnnxAttribute = Poker.Contracts.Onnx.Attribute;

namespace Poker.Tests.Bot;

/// <summary>Models whose play is known.</summary>
internal static class MadeUpModels
{
    /// <summary>The reason of every step.</summary>
    public static readonly ModelDecision Because = new("a test", "it says so");

    /// <summary>A network of random weights.</summary>
    public static PolicyNetwork Random(ulong seed, params int[] hidden) =>
        PolicyNetwork.Create(new(FeatureLayout.Count, hidden is [] ? [64, 32] : hidden, ActionBins.Count), seed);

    /// <summary>The file of a model that takes a bin wherever it is legal, and calls or checks elsewhere.</summary>
    public static byte[] Taking(ActionBin bin, float strength = 60)
    {
        var shape = new NetworkShape(FeatureLayout.Count, [1], ActionBins.Count);
        var values = new float[shape.Parameters];
        values[^(ActionBins.Count - (int)ActionBin.CheckOrCall)] = strength / 2;
        values[^(ActionBins.Count - (int)bin)] = strength;
        return PolicyOnnx.Write(PolicyNetwork.Of(shape, values), new Dictionary<string, string>());
    }

    /// <summary>The file of a policy that can be opened, and whose evaluation fails: it looks a bin up that there is not.</summary>
    public static byte[] Failing(float strength = 1)
    {
        var model = Model.Parser.ParseFrom(Taking(ActionBin.Fold, strength));
        var nodes = model.Graph.Node;
        nodes.RemoveAt(nodes.Count - 1);
        nodes.Add(new Node { OpType = "Mul", Output = { "far" }, Input = { PolicyOnnx.Legal, "penalty" } });
        nodes.Add(new Node { OpType = "Cast", Output = { "place" }, Input = { "far" }, Attribute = { Integer("to", 7) } });
        nodes.Add(new Node { OpType = "Gather", Output = { PolicyOnnx.Policy }, Input = { "biases1", "place" }, Attribute = { Integer("axis", 0) } });
        return model.ToByteArray();

        static OnnxAttribute Integer(string name, long value) => new() { Name = name, I = value, Type = OnnxAttribute.Types.Kind.Int };
    }

    /// <summary>A served model of a policy.</summary>
    public static ServedModel Served(long version, IActionPolicy policy) => new(version, policy);

    /// <summary>Registers a model and moves it on.</summary>
    public static async Task<long> AddAsync(ModelStore store, byte[] bytes, params ModelState[] path)
    {
        var model = await store.AddAsync(new(bytes, FeatureLayout.Version, null, "{}", "{}", "{}"), Because, default);
        foreach (var state in path)
        {
            await store.MoveAsync(model.Version, state, Because, default);
        }

        return model.Version;
    }
}
